// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.Entry;
import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.directory.GroupId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is meant where a directory names people and groups by their place in the tree, a login name, or a number. */
final class DnIndex {
    /** Taking a DN apart is most of the work for a member; servers write the same one in the same way, in hundreds of groups. */
    private final Map<String, Optional<String>> normal = new HashMap<>();

    private final Map<String, UserId> people = new HashMap<>();
    private final Map<String, UserId> logins = new HashMap<>();
    private final Map<Sid, Set<UserId>> primary = new HashMap<>();
    private final Map<String, GroupId> groups = new HashMap<>();

    void person(UserId user, Entry entry, Iterable<String> loginNames) {
        normal(entry.getDN()).ifPresent(dn -> people.put(dn, user));
        loginNames.forEach(login -> logins.put(login.toLowerCase(Locale.ROOT), user));
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

    Optional<UserId> withLogin(String login) {
        return Optional.ofNullable(logins.get(login.toLowerCase(Locale.ROOT)));
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
