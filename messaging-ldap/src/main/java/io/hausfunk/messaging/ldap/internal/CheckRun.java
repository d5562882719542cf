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

/** One run of {@code LdapDirectory.check()}: connects to each server, reads everything once, and reports. */
final class CheckRun {
    private static final String ACTIVE_DIRECTORY = "1.2.840.113556.1.4.800";

    private final LdapContext context;
    private final Servers servers;
    private final Servers.Greeting greeting;
    private final List<String> problems = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    CheckRun(LdapContext context, Servers servers, Servers.Greeting greeting) {
        this.context = context;
        this.servers = servers;
        this.greeting = greeting;
    }

    LdapCheck run() {
        if (context.settings().connection().clearAllowed()) {
            lines.add("Passwords go over the network in the clear, as withoutTls() says");
        }
        boolean looked = false;
        for (ServerAddress address : servers.addresses()) {
            String name = address.host() + ":" + address.port();
            try (ServerConnection connection = servers.open(address, greeting, context.call())) {
                lines.add(name + " lets the service account in");
                RootDse server = RootDse.read(connection, context.call());
                lines.add(name + ": " + server.vendor());
                if (!looked) {
                    looked = true;
                    look(connection, server);
                }
            } catch (LDAPException e) {
                problems.add(name + ": " + ConnectionTrouble.of(e));
            } catch (HostException e) {
                problems.add(name + ": " + e.detail());
            }
        }
        return new LdapCheck(problems, lines);
    }

    private void look(ServerConnection connection, RootDse server) throws LDAPException {
        boolean isActiveDirectory = server.entry().hasAttributeValue("supportedCapabilities", ACTIVE_DIRECTORY);
        if (isActiveDirectory != context.activeDirectory()) {
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
        SchemaCheck schema = new SchemaCheck(context, connection.schema(context.call()));
        lines.addAll(schema.lines());
        problems.addAll(schema.problems());
        String base = context.search().people();
        try {
            Map<UserId, SearchResultEntry> people = people(connection, server);
            base = context.search().groups();
            groups(connection, server, people);
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

    private Map<UserId, SearchResultEntry> people(ServerConnection connection, RootDse server) throws LDAPException {
        PeopleStatistics census = new PeopleStatistics(context);
        context.pages()
                .everyPerson(
                        connection,
                        server,
                        context.filters().people(),
                        context.attributes().person(),
                        entry -> {
                            census.count(entry);
                        });
        lines.addAll(census.lines());
        problems.addAll(census.problems());
        if (!census.first().isEmpty() && census.idsAreUnique()) {
            String one = census.first().keySet().iterator().next().value();
            if (new EntryLookup(context, connection, context.call()).person(one).isEmpty()) {
                problems.add("people cannot be found by their id: letter case must not count for its attribute");
            }
        }
        return census.first();
    }

    private void groups(ServerConnection connection, RootDse server, Map<UserId, SearchResultEntry> people)
            throws LDAPException {
        DirectoryListing listing = new DirectoryListing(context);
        DnIndex index = new DnIndex();
        listing.people(connection, server, index);
        List<DirectoryGroup> groups = listing.groups(connection, server, index);
        lines.add("groups: " + groups.size());
        if (groups.isEmpty()) {
            noGroups();
        } else if (!people.isEmpty()
                && groups.stream().allMatch(group -> group.people().isEmpty())) {
            problems.add("no group has anybody in it: look at the attributes for members, and whether the service"
                    + " account reads them");
        }
        for (Map.Entry<UserId, SearchResultEntry> entry : people.entrySet()) {
            DirectoryPerson person = context.people().person(entry.getValue(), index::person);
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
        boolean expected = !context.search().groupBase().isEmpty()
                || !context.search()
                        .groupFilter()
                        .equals(context.settings().product().groups());
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
