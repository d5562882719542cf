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
 * Active Directory follows groups in groups by itself. It leaves out the primary group of each person, mostly "Domain Users", which counts
 * here as any other.
 */
final class ChainMembership implements Membership {
    private final Parts parts;
    private final GroupEntries groups;

    ChainMembership(Parts parts) {
        this.parts = parts;
        this.groups = new GroupEntries(parts);
    }

    @Override
    public DirectoryGroup whole(Line line, SearchResultEntry group) throws LDAPException {
        RootDse server = RootDse.read(line, parts.call());
        Set<UserId> people = new HashSet<>();
        people(line, server, Filters.inGroup(group.getDN()), people);
        primaries(line, server, Sid.of(group).map(Set::of).orElse(Set.of()), people);
        Set<GroupId> inner = new HashSet<>();
        groups(parts.pages(), line, server, Filters.inGroup(group.getDN()), inner, new HashSet<>());
        return groups.group(group, people, inner);
    }

    @Override
    public Set<GroupId> groupsOf(Line line, SearchResultEntry person, Deadline deadline) throws LDAPException {
        RootDse server = RootDse.read(line, deadline);
        Pages pages = parts.pages().until(deadline);
        Set<GroupId> found = new HashSet<>();
        groups(pages, line, server, Filters.withMemberByChain(person.getDN()), found, new HashSet<>());
        Optional<Sid> primary = Sid.ofPrimaryGroup(person);
        if (primary.isPresent()) {
            Filter itself = Filters.equal("objectSid", primary.get().bytes());
            groups(pages, line, server, itself, found, new HashSet<>());
            // It may be no group of ours, and be in one of ours all the same.
            Optional<SearchResultEntry> anywhere = anywhere(pages, line, server, itself);
            if (anywhere.isPresent()) {
                groups(
                        pages,
                        line,
                        server,
                        Filters.withMemberByChain(anywhere.get().getDN()),
                        found,
                        new HashSet<>());
            }
        }
        return found;
    }

    @Override
    public Set<UserId> members(Line line, SearchResultEntry group) throws LDAPException {
        RootDse server = RootDse.read(line, parts.call());
        Set<UserId> people = new HashSet<>();
        people(line, server, Filters.inGroupByChain(group.getDN()), people);
        Set<Sid> inner = new HashSet<>();
        Sid.of(group).ifPresent(inner::add);
        groups(parts.pages(), line, server, Filters.inGroupByChain(group.getDN()), new HashSet<>(), inner);
        primaries(line, server, inner, people);
        return people;
    }

    private void people(Line line, RootDse server, Filter who, Set<UserId> into) throws LDAPException {
        parts.pages()
                .read(
                        line,
                        server,
                        parts.where().people(),
                        parts.filters().peopleWho(who),
                        new String[] {parts.people().ids().attribute()},
                        entry -> {
                            into.add(parts.people().id(entry));
                            return true;
                        });
    }

    private void groups(Pages pages, Line line, RootDse server, Filter which, Set<GroupId> into, Set<Sid> sids)
            throws LDAPException {
        pages.read(
                line,
                server,
                parts.where().groups(),
                parts.filters().groupsThat(which),
                parts.attributes().groupHead(),
                entry -> {
                    Sid.of(entry).ifPresent(sids::add);
                    into.add(groups.id(entry));
                    return true;
                });
    }

    private void primaries(Line line, RootDse server, Set<Sid> of, Set<UserId> into) throws LDAPException {
        for (Sid group : of) {
            parts.pages()
                    .read(
                            line,
                            server,
                            parts.where().people(),
                            parts.filters().peopleWho(Filters.equal("primaryGroupID", Long.toString(group.number()))),
                            parts.attributes().listed(),
                            entry -> {
                                if (Sid.ofPrimaryGroup(entry).equals(Optional.of(group))) {
                                    into.add(parts.people().id(entry));
                                }
                                return true;
                            });
        }
    }

    private Optional<SearchResultEntry> anywhere(Pages pages, Line line, RootDse server, Filter filter)
            throws LDAPException {
        SearchResultEntry[] found = new SearchResultEntry[1];
        String base = parts.where().baseDn().isEmpty()
                ? parts.where().groups()
                : parts.where().baseDn();
        pages.read(line, server, base, filter, new String[] {Attributes.NONE}, entry -> {
            found[0] = entry;
            return false;
        });
        return Optional.ofNullable(found[0]);
    }
}
