// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Group membership in Active Directory, which resolves nested groups itself. It omits the primary group of each person, mostly "Domain
 * Users", which this class adds.
 */
final class ChainMembership implements GroupMembership {
    private final LdapContext context;
    private final GroupEntries groups;

    ChainMembership(LdapContext context) {
        this.context = context;
        this.groups = new GroupEntries(context);
    }

    @Override
    public DirectoryGroup whole(ServerConnection connection, SearchResultEntry group) throws LDAPException {
        RootDse server = RootDse.read(connection, context.call());
        Set<UserId> people = new HashSet<>();
        people(connection, server, Filters.inGroup(group.getDN()), people);
        primaries(connection, server, Sid.of(group).map(Set::of).orElse(Set.of()), people);
        Set<GroupId> inner = new HashSet<>();
        groups(context.pages(), connection, server, Filters.inGroup(group.getDN()), inner, new HashSet<>());
        return groups.group(group, people, inner);
    }

    @Override
    public Set<GroupId> groupsOf(ServerConnection connection, SearchResultEntry person, Deadline deadline)
            throws LDAPException {
        RootDse server = RootDse.read(connection, deadline);
        PagedSearch pages = context.pages().until(deadline);
        Set<GroupId> found = new HashSet<>();
        groups(pages, connection, server, Filters.withMemberByChain(person.getDN()), found, new HashSet<>());
        Optional<Sid> primary = Sid.ofPrimaryGroup(person);
        if (primary.isPresent()) {
            Filter itself = Filters.equal("objectSid", primary.get().bytes());
            groups(pages, connection, server, itself, found, new HashSet<>());
            // It may be no group of ours, and be in one of ours all the same.
            Optional<SearchResultEntry> anywhere = anywhere(pages, connection, server, itself);
            if (anywhere.isPresent()) {
                groups(
                        pages,
                        connection,
                        server,
                        Filters.withMemberByChain(anywhere.get().getDN()),
                        found,
                        new HashSet<>());
            }
        }
        return found;
    }

    @Override
    public Set<UserId> members(ServerConnection connection, SearchResultEntry group) throws LDAPException {
        RootDse server = RootDse.read(connection, context.call());
        Set<UserId> people = new HashSet<>();
        people(connection, server, Filters.inGroupByChain(group.getDN()), people);
        Set<Sid> inner = new HashSet<>();
        Sid.of(group).ifPresent(inner::add);
        groups(context.pages(), connection, server, Filters.inGroupByChain(group.getDN()), new HashSet<>(), inner);
        primaries(connection, server, inner, people);
        return people;
    }

    private void people(ServerConnection connection, RootDse server, Filter who, Set<UserId> into)
            throws LDAPException {
        context.pages()
                .everyPerson(
                        connection,
                        server,
                        context.filters().peopleWho(who),
                        new String[] {context.people().ids().attribute()},
                        entry -> {
                            into.add(context.people().id(entry));
                        });
    }

    private void groups(
            PagedSearch pages,
            ServerConnection connection,
            RootDse server,
            Filter which,
            Set<GroupId> into,
            Set<Sid> sids)
            throws LDAPException {
        pages.everyGroup(
                connection,
                server,
                context.filters().groupsThat(which),
                context.attributes().groupHead(),
                entry -> {
                    Sid.of(entry).ifPresent(sids::add);
                    into.add(groups.id(entry));
                });
    }

    private void primaries(ServerConnection connection, RootDse server, Set<Sid> of, Set<UserId> into)
            throws LDAPException {
        for (Sid group : of) {
            context.pages()
                    .everyPerson(
                            connection,
                            server,
                            context.filters().peopleWho(Filters.equal("primaryGroupID", Long.toString(group.number()))),
                            context.attributes().listed(),
                            entry -> {
                                if (Sid.ofPrimaryGroup(entry).equals(Optional.of(group))) {
                                    into.add(context.people().id(entry));
                                }
                            });
        }
    }

    private Optional<SearchResultEntry> anywhere(
            PagedSearch pages, ServerConnection connection, RootDse server, Filter filter) throws LDAPException {
        SearchResultEntry[] found = new SearchResultEntry[1];
        String base = context.search().baseDn().isEmpty()
                ? context.search().groups()
                : context.search().baseDn();
        pages.read(connection, server, base, filter, new String[] {Attributes.NONE}, entry -> {
            found[0] = entry;
            return false;
        });
        return Optional.ofNullable(found[0]);
    }
}
