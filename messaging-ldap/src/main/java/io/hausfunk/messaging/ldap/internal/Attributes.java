// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import io.hausfunk.messaging.ldap.LdapAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The attributes to request. They are always named, because servers do not return those of the account state otherwise. */
final class Attributes {
    /** A search for none at all. */
    static final String NONE = "1.1";

    /** What tells how an account is, on whichever server. */
    private static final List<String> STATE_AD = List.of(
            "userAccountControl", "accountExpires", "pwdLastSet", "lockoutTime", "msDS-User-Account-Control-Computed");

    private static final List<String> STATE_ELSEWHERE =
            List.of("pwdAccountLockedTime", "pwdReset", "nsAccountLock", "shadowExpire", "accountUnlockTime");

    private final DirectorySettings settings;

    Attributes(DirectorySettings settings) {
        this.settings = settings;
    }

    /** What shows how an account is. */
    List<String> state() {
        return settings.activeDirectory() ? STATE_AD : STATE_ELSEWHERE;
    }

    /** All of a person. */
    String[] person() {
        Set<String> names = new LinkedHashSet<>(List.of(listed()));
        LdapAttributes of = settings.attributes();
        Stream.of(of.name(), "cn", of.mail(), of.department(), of.site(), of.manager())
                .forEach(names::add);
        Stream.of(of.language(), of.timeZone(), of.workingHours()).forEach(names::add);
        names.remove("");
        return names.toArray(String[]::new);
    }

    /** What shows that a person is there, and whether anything changed. */
    String[] listed() {
        Set<String> names = new LinkedHashSet<>();
        names.add(settings.attributes().id());
        names.addAll(settings.attributes().logins());
        names.add(settings.product().stamp());
        names.addAll(state());
        if (settings.activeDirectory()) {
            names.add("objectSid");
            names.add("primaryGroupID");
        }
        return names.toArray(String[]::new);
    }

    /** A group without its members. */
    String[] groupHead() {
        Set<String> names = new LinkedHashSet<>();
        names.add(settings.attributes().groupId());
        names.add(settings.attributes().groupName());
        if (settings.activeDirectory()) {
            names.add("objectSid");
        }
        return names.toArray(String[]::new);
    }

    /** All of a group. */
    String[] group() {
        Set<String> names = new LinkedHashSet<>(List.of(groupHead()));
        names.addAll(settings.attributes().members());
        names.add(settings.product().stamp());
        return names.toArray(String[]::new);
    }
}
