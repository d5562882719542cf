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

/** Groups in groups where the server does not follow them: upwards with questions, downwards in memory. Each group is visited once. */
final class GraphMembership implements Membership {
    private static final int BATCH = 50;

    private final Parts parts;
    private final GroupEntries groups;
    private final Listing listing;

    GraphMembership(Parts parts) {
        this.parts = parts;
        this.groups = new GroupEntries(parts);
        this.listing = new Listing(parts);
    }

    @Override
    public DirectoryGroup whole(Line line, SearchResultEntry group) throws LDAPException {
        RootDse server = RootDse.read(line, parts.call());
        DnIndex index = new DnIndex();
        listing.people(line, server, index);
        listing.groupHeads(line, server, index);
        return groups.group(group, index, new MemberValues(parts, line));
    }

    @Override
    public Set<GroupId> groupsOf(Line line, SearchResultEntry person, Deadline deadline) throws LDAPException {
        RootDse server = RootDse.read(line, deadline);
        Pages pages = parts.pages().until(deadline);
        Set<GroupId> found = new HashSet<>();
        List<String> next = List.of(person.getDN());
        Collection<String> logins = parts.people().logins(person);
        while (!next.isEmpty()) {
            List<String> above = new ArrayList<>();
            for (int from = 0; from < next.size(); from += BATCH) {
                pages.read(
                        line,
                        server,
                        parts.where().groups(),
                        parts.filters().groupsListing(next.subList(from, Math.min(next.size(), from + BATCH)), logins),
                        parts.attributes().groupHead(),
                        entry -> {
                            if (found.add(groups.id(entry))) {
                                above.add(entry.getDN());
                            }
                            return true;
                        });
            }
            next = above;
            logins = List.of();
        }
        return found;
    }

    @Override
    public Set<UserId> members(Line line, SearchResultEntry group) throws LDAPException {
        RootDse server = RootDse.read(line, parts.call());
        DnIndex index = new DnIndex();
        listing.people(line, server, index);
        Map<GroupId, DirectoryGroup> all = new HashMap<>();
        listing.groups(line, server, index).forEach(one -> all.put(one.id(), one));
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
