// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * People and groups: a tree in which each group has five below it and some have one above them as well, so that there are circles; each
 * person is in three groups, and a third of them in each of a few large ones.
 */
final class CompanyTree {
    static final String PASSWORD = "right, for measurements";

    private static final int BELOW = 5;
    private static final int CIRCLE_EVERY = 100;
    private static final int GROUPS_EACH = 3;
    private static final int SITES = 7;
    private static final int TEAM = 20;

    private final DirectorySettings settings;
    private int changed;
    private int grown;
    private int gone;

    CompanyTree(DirectorySettings settings) {
        this.settings = settings;
    }

    static String login(int number) {
        return "person-" + number;
    }

    private static String person(int number) {
        return "uid=" + login(number) + "," + Site.PEOPLE;
    }

    private static String group(int number) {
        return "cn=group-" + number + "," + Site.GROUPS;
    }

    /** Puts everything into an empty server, and somebody at the end who is the only one of that second. */
    void found(LDAPConnection server) throws LDAPException {
        for (int number = 0; number < settings.people(); number++) {
            server.add(entry(number));
        }
        List<List<String>> members = members();
        for (int number = 0; number < members.size(); number++) {
            server.add(
                    group(number),
                    new Attribute("objectClass", "groupOfNames"),
                    new Attribute("cn", "group-" + number),
                    new Attribute("member", members.get(number)));
        }
        pause();
        server.add(entry(settings.people()));
    }

    /** As many as are asked for: mostly addresses, every tenth somebody who is gone, every twentieth a group. */
    void change(LDAPConnection server, int changes) throws LDAPException {
        for (int i = 0; i < changes; i++) {
            if (i % 20 == 5) {
                Modification more = new Modification(ModificationType.ADD, "member", person(settings.people()));
                server.modify(group(grown++), more);
            } else if (i % 10 == 0) {
                server.delete(person(settings.people() - 1 - gone++));
            } else {
                Modification mail =
                        new Modification(ModificationType.REPLACE, "mail", "new-" + changed + "@hausfunk.example");
                server.modify(person(changed++ % (settings.people() / 2)), mail);
            }
        }
        pause();
        Modification last = new Modification(ModificationType.REPLACE, "mail", "last-" + changed + "@hausfunk.example");
        server.modify(person(settings.people()), last);
    }

    private static Entry entry(int number) {
        return new Entry(
                person(number),
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("uid", login(number)),
                new Attribute("cn", "Somebody Number " + number),
                new Attribute("sn", "Number"),
                new Attribute("displayName", "Somebody Number " + number),
                new Attribute("mail", "somebody.number." + number + "@hausfunk.example"),
                new Attribute("departmentNumber", "Department " + number / TEAM),
                new Attribute("l", "Site " + number % SITES),
                new Attribute("manager", person(number / TEAM * TEAM)),
                new Attribute("preferredLanguage", "de"),
                new Attribute("userPassword", PASSWORD));
    }

    private List<List<String>> members() {
        List<List<String>> members = new ArrayList<>();
        for (int number = 0; number < settings.groups() + settings.large(); number++) {
            members.add(new ArrayList<>());
        }
        for (int number = 1; number < settings.groups(); number++) {
            int above = (number - 1) / BELOW;
            members.get(above).add(group(number));
            if (number % CIRCLE_EVERY == 0) {
                members.get(number).add(group((above - 1) / BELOW));
            }
        }
        for (int number = 0; number < settings.people(); number++) {
            for (int i = 0; i < GROUPS_EACH; i++) {
                int group = (number * 7 + i * settings.groups() / GROUPS_EACH) % settings.groups();
                members.get(group).add(person(number));
            }
            for (int large = 0; large < settings.large(); large++) {
                if ((number + large) % GROUPS_EACH == 0) {
                    members.get(settings.groups() + large).add(person(number));
                }
            }
        }
        return members;
    }

    private void pause() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.pause());
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
