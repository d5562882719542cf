// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.ldap.LdapCheck;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at everything once, before people come: each server, what it can, what attributes hold, who is there. */
final class Checkup {
    private static final String ACTIVE_DIRECTORY = "1.2.840.113556.1.4.800";

    private final Parts parts;
    private final Servers servers;
    private final Servers.Greeting greeting;
    private final List<String> problems = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    Checkup(Parts parts, Servers servers, Servers.Greeting greeting) {
        this.parts = parts;
        this.servers = servers;
        this.greeting = greeting;
    }

    LdapCheck run() {
        if (parts.settings().reach().clearAllowed()) {
            lines.add("Passwords go over the network in the clear, as withoutTls() says");
        }
        boolean looked = false;
        for (ServerAddress address : servers.addresses()) {
            String name = address.host() + ":" + address.port();
            try (Line line = servers.open(address, greeting, parts.call())) {
                lines.add(name + " lets the service account in");
                RootDse server = RootDse.read(line, parts.call());
                lines.add(name + ": " + server.vendor());
                if (!looked) {
                    looked = true;
                    look(line, server);
                }
            } catch (LDAPException e) {
                problems.add(name + ": " + ConnectionTrouble.of(e));
            } catch (HostException e) {
                problems.add(name + ": " + e.detail());
            }
        }
        return new LdapCheck(problems, lines);
    }

    private void look(Line line, RootDse server) throws LDAPException {
        boolean isActiveDirectory = server.entry().hasAttributeValue("supportedCapabilities", ACTIVE_DIRECTORY);
        if (isActiveDirectory != parts.activeDirectory()) {
            // What follows from that would only bewilder.
            problems.add(
                    isActiveDirectory
                            ? "it is Active Directory: use LdapSettings.activeDirectory()"
                            : "it is not Active Directory: use LdapSettings.openLdap() or directory389()");
            return;
        }
        lines.add(
                server.paging()
                        ? "It gives long lists by pages"
                        : "It knows no pages: long lists may reach its limits");
        SchemaCheck schema = new SchemaCheck(parts, line.schema(parts.call()));
        lines.addAll(schema.lines());
        problems.addAll(schema.problems());
        String base = parts.where().people();
        try {
            Map<UserId, SearchResultEntry> people = people(line, server);
            base = parts.where().groups();
            groups(line, server, people);
        } catch (Outage.RefusedException e) {
            problems.add(refused(e.result(), base, server));
        }
    }

    private static String refused(ResultCode result, String base, RootDse server) {
        if (!result.equals(ResultCode.NO_SUCH_OBJECT) && !result.equals(ResultCode.REFERRAL)) {
            return ConnectionTrouble.of(result);
        }
        return "there is no " + base + " here, or not for the service account to see: look at baseDn, peopleBase and"
                + " groupBase"
                + (server.holds().isEmpty() ? "" : "; this server has " + String.join(" and ", server.holds()));
    }

    private Map<UserId, SearchResultEntry> people(Line line, RootDse server) throws LDAPException {
        Census census = new Census(parts);
        parts.pages()
                .read(
                        line,
                        server,
                        parts.where().people(),
                        parts.filters().people(),
                        parts.attributes().person(),
                        entry -> {
                            census.count(entry);
                            return true;
                        });
        lines.addAll(census.lines());
        problems.addAll(census.problems());
        if (!census.first().isEmpty() && census.idsAreUnique()) {
            String one = census.first().keySet().iterator().next().value();
            if (new Asking(parts, line, parts.call()).person(one).isEmpty()) {
                problems.add("people cannot be found by their id: letter case must not count for its attribute");
            }
        }
        return census.first();
    }

    private void groups(Line line, RootDse server, Map<UserId, SearchResultEntry> people) throws LDAPException {
        Listing listing = new Listing(parts);
        DnIndex index = new DnIndex();
        listing.people(line, server, index);
        List<DirectoryGroup> groups = listing.groups(line, server, index);
        lines.add("groups: " + groups.size());
        if (groups.isEmpty()) {
            noGroups();
        } else if (!people.isEmpty()
                && groups.stream().allMatch(group -> group.people().isEmpty())) {
            problems.add("no group has anybody in it: look at the attributes for members, and whether the service"
                    + " account reads them");
        }
        for (Map.Entry<UserId, SearchResultEntry> entry : people.entrySet()) {
            DirectoryPerson person = parts.people().person(entry.getValue(), index::person);
            List<String> of = groups.stream()
                    .filter(group -> group.people().contains(entry.getKey()))
                    .map(DirectoryGroup::name)
                    .sorted()
                    .toList();
            lines.add(shown(person, of));
        }
    }

    /** There may be none; but whoever said where they are expects some. */
    private void noGroups() {
        boolean expected = !parts.where().groupBase().isEmpty()
                || !parts.where()
                        .groupFilter()
                        .equals(parts.settings().product().groups());
        String advice = "look at groupBase, groupFilter and the rights of the service account";
        if (expected) {
            problems.add("no group is there: " + advice);
        } else {
            lines.add("No conversation can follow a group; if there are any, " + advice);
        }
    }

    private static String shown(DirectoryPerson person, List<String> groups) {
        return person.displayName() + ", login " + or(person.loginName()) + ", mail " + or(person.mail()) + ", "
                + person.account() + ", department " + or(person.details().department()) + ", id "
                + person.user().value() + ", directly in "
                + (groups.isEmpty() ? "no group" : String.join(", ", groups));
    }

    private static String or(Optional<String> value) {
        return value.orElse("none");
    }
}
