// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import io.hausfunk.messaging.ldap.LdapAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds everything that is wrong with settings, in words for an administrator. */
public final class SettingsProblems {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);
    private static final Duration LONGEST_RESPONSE = Duration.ofSeconds(30);
    private static final int MOST_CONNECTIONS = 64;
    private static final int LONGEST_PAGE = 10_000;

    private SettingsProblems() {}

    /** Empty if there is nothing. */
    public static List<String> of(DirectorySettings settings) {
        List<String> problems = new ArrayList<>();
        ofReach(settings.connection(), problems);
        if (!settings.account().complete()) {
            problems.add("a service account with a DN and a password is needed: serviceAccount(dn, password)");
        } else if (!settings.activeDirectory()
                && !Filters.isDn(settings.account().dn())) {
            problems.add("the service account is not a DN");
        }
        ofPlaces(settings.search(), problems);
        ofAttributes(settings.attributes(), problems);
        return List.copyOf(problems);
    }

    private static void ofReach(ConnectionSettings reach, List<String> problems) {
        if (reach.servers().isEmpty()) {
            problems.add("say where the directory is: servers(\"ldaps://host:636\")");
        }
        for (int at = 0; at < reach.servers().size(); at++) {
            if (ServerAddress.parse(reach.servers().get(at)).isEmpty()) {
                // Some write a password into it, which must not get into a log.
                problems.add("a server looks like ldaps://host:636 or ldap://host:389, and number " + (at + 1)
                        + " of servers(...) does not");
            }
        }
        List<ServerAddress> addresses = reach.addresses();
        if (reach.startTls() && reach.clearAllowed()) {
            problems.add("startTls() and withoutTls() contradict each other");
        }
        if (reach.startTls() && addresses.stream().anyMatch(ServerAddress::tls)) {
            problems.add("startTls() is for ldap:// only; ldaps:// is encrypted from the beginning");
        }
        if (addresses.stream().anyMatch(address -> !address.tls()) && !reach.startTls() && !reach.clearAllowed()) {
            problems.add("ldap:// sends passwords in the clear: use ldaps://, or startTls(), or say withoutTls()");
        }
        problems.addAll(reach.trust().problems());
        range("connectTimeout", reach.connectTimeout(), LONGEST_CONNECT, problems);
        range("responseTimeout", reach.responseTimeout(), LONGEST_RESPONSE, problems);
        if (reach.poolSize() < 1 || reach.poolSize() > MOST_CONNECTIONS) {
            problems.add("poolSize must be 1 to " + MOST_CONNECTIONS + ", and is " + reach.poolSize());
        }
    }

    private static void ofPlaces(SearchSettings where, List<String> problems) {
        if (where.people().isBlank() || where.groups().isBlank()) {
            problems.add("say where people and groups are: baseDn(...), or peopleBase(...) and groupBase(...)");
        }
        Stream.of(where.baseDn(), where.peopleBase(), where.groupBase())
                .filter(dn -> !Filters.isDn(dn))
                .forEach(dn -> problems.add("not a DN: " + dn));
        Stream.of(where.peopleFilter(), where.groupFilter())
                .filter(filter -> !Filters.isFilter(filter))
                .forEach(filter -> problems.add("not a filter: " + filter));
        if (where.pageSize() < 1 || where.pageSize() > LONGEST_PAGE) {
            problems.add("pageSize must be 1 to " + LONGEST_PAGE + ", and is " + where.pageSize());
        }
    }

    private static void ofAttributes(LdapAttributes attributes, List<String> problems) {
        if (attributes.id().isEmpty() || attributes.groupId().isEmpty()) {
            problems.add("people and groups need an attribute for their id");
        }
        if (attributes.logins().isEmpty()) {
            problems.add("people need an attribute for their login name");
        }
        if (attributes.groupName().isEmpty() || attributes.members().isEmpty()) {
            problems.add("groups need attributes for their name and their members");
        }
        attributes
                .all()
                .filter(name -> !Filters.isAttribute(name))
                .forEach(name -> problems.add("not the name of an attribute: " + name));
    }

    private static void range(String name, Duration value, Duration most, List<String> problems) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(most) > 0) {
            problems.add(name + " must be 1 ms to " + most.toSeconds() + " s, and is " + value);
        }
    }
}
