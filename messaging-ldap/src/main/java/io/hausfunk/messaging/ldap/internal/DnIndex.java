// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.Entry;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Maps what directories use to name people and groups to their ids: DNs, login names and numbers. */
final class DnIndex {
    /** Taking a DN apart is most of the work for a member; servers write the same one in the same way, in hundreds of groups. */
    private final Map<String, Optional<String>> normal = new HashMap<>();

    private final Map<String, UserId> people = new HashMap<>();
    /** A name that two have is that of neither. */
    private static final Optional<UserId> NEITHER = Optional.empty();

    private final Map<String, Optional<UserId>> logins = new HashMap<>();
    private final Map<Sid, Set<UserId>> primary = new HashMap<>();
    private final Map<String, GroupId> groups = new HashMap<>();
    private final Set<String> strangers = new HashSet<>();

    void person(UserId user, Entry entry, Iterable<String> loginNames) {
        normal(entry.getDN()).ifPresent(dn -> people.put(dn, user));
        loginNames.forEach(login -> logins.merge(
                login.toLowerCase(Locale.ROOT), Optional.of(user), (one, other) -> one.equals(other) ? one : NEITHER));
        Sid.ofPrimaryGroup(entry)
                .ifPresent(group -> primary.computeIfAbsent(group, unused -> new HashSet<>())
                        .add(user));
    }

    void group(GroupId group, Entry entry) {
        normal(entry.getDN()).ifPresent(dn -> groups.put(dn, group));
    }

    Optional<UserId> person(String dn) {
        return normal(dn).map(people::get);
    }

    /** A DN of a member that names nobody and nothing known so far. */
    void stranger(String dn) {
        strangers.add(dn);
    }

    /** All of these, once. */
    Set<String> takeStrangers() {
        Set<String> taken = Set.copyOf(strangers);
        strangers.clear();
        return taken;
    }

    Optional<UserId> withLogin(String login) {
        return logins.getOrDefault(login.toLowerCase(Locale.ROOT), NEITHER);
    }

    Optional<GroupId> group(String dn) {
        return normal(dn).map(groups::get);
    }

    private Optional<String> normal(String dn) {
        return normal.computeIfAbsent(dn, Filters::normal);
    }

    /** Those who have this as their primary group. */
    Set<UserId> primaryIn(Entry group) {
        return Sid.of(group).map(primary::get).orElse(Set.of());
    }
}
