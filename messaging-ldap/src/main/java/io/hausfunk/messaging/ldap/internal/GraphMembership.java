// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Group membership for servers that do not resolve nested groups: upwards by searches, downwards in memory. Visits each group once. */
final class GraphMembership implements GroupMembership {
    private static final int BATCH = 50;

    private final LdapContext context;
    private final GroupEntries groups;
    private final DirectoryListing listing;

    GraphMembership(LdapContext context) {
        this.context = context;
        this.groups = new GroupEntries(context);
        this.listing = new DirectoryListing(context);
    }

    @Override
    public DirectoryGroup whole(ServerConnection connection, SearchResultEntry group) throws LDAPException {
        RootDse server = RootDse.read(connection, context.call());
        DnIndex index = new DnIndex();
        listing.people(connection, server, index);
        listing.groupHeads(connection, server, index);
        return groups.group(group, index, new MemberValues(context, connection));
    }

    @Override
    public Set<GroupId> groupsOf(ServerConnection connection, SearchResultEntry person, Deadline deadline)
            throws LDAPException {
        RootDse server = RootDse.read(connection, deadline);
        PagedSearch pages = context.pages().until(deadline);
        Set<GroupId> found = new HashSet<>();
        List<String> next = List.of(person.getDN());
        Collection<String> logins = context.people().logins(person);
        while (!next.isEmpty()) {
            List<String> above = new ArrayList<>();
            for (int from = 0; from < next.size(); from += BATCH) {
                pages.everyGroup(
                        connection,
                        server,
                        context.filters()
                                .groupsListing(next.subList(from, Math.min(next.size(), from + BATCH)), logins),
                        context.attributes().groupHead(),
                        entry -> {
                            if (found.add(groups.id(entry))) {
                                above.add(entry.getDN());
                            }
                        });
            }
            next = above;
            logins = List.of();
        }
        return found;
    }

    @Override
    public Set<UserId> members(ServerConnection connection, SearchResultEntry group) throws LDAPException {
        RootDse server = RootDse.read(connection, context.call());
        DnIndex index = new DnIndex();
        listing.people(connection, server, index);
        Map<GroupId, DirectoryGroup> all = new HashMap<>();
        listing.groups(connection, server, index).forEach(one -> all.put(one.id(), one));
        Set<UserId> people = new HashSet<>();
        Set<GroupId> seen = new HashSet<>();
        Deque<GroupId> next = new ArrayDeque<>(List.of(groups.id(group)));
        while (!next.isEmpty()) {
            GroupId id = next.remove();
            DirectoryGroup one = all.get(id);
            if (one != null && seen.add(id)) {
                people.addAll(one.people());
                next.addAll(one.groups());
            }
        }
        return people;
    }
}
