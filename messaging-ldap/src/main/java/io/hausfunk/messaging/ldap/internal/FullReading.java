// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads people with all their attributes. */
final class FullReading {
    private static final int BATCH = 50;

    /** From so many on everybody is read, which is faster than looking for each. */
    private static final int MANY = 1000;

    private static final int SLIPPED = 20;

    private final LdapContext context;
    private final DirectoryListing listing;

    FullReading(LdapContext context, DirectoryListing listing) {
        this.context = context;
        this.listing = listing;
    }

    /** Somebody as they were read. */
    record Read(DirectoryPerson person, DirectoryListing.Listed listed, long nanos) {
        /** With the stamp of an earlier moment, from which on changes count. */
        FeedState.Person known(DirectoryListing.Listed earlier, boolean settled) {
            return new FeedState.Person(
                    new DirectoryListing.Listed(earlier.stamp(), listed.state()), Fingerprint.of(person), settled);
        }
    }

    /** Everybody. */
    Map<UserId, Read> everybody(ServerConnection connection, RootDse server, DnIndex index) throws LDAPException {
        Map<UserId, Read> found = new HashMap<>();
        read(connection, server, context.filters().people(), index, found);
        return found;
    }

    /** Some of them, so far as they are there. */
    Map<UserId, Read> these(ServerConnection connection, RootDse server, Set<UserId> wanted, DnIndex index)
            throws LDAPException {
        Map<UserId, Read> found = new HashMap<>();
        if (wanted.size() > MANY) {
            read(connection, server, context.filters().people(), index, found);
            found.keySet().retainAll(wanted);
            return found;
        }
        IdAttribute ids = context.people().ids();
        for (List<UserId> batch : batches(wanted)) {
            Filter any = Filters.any(batch, user -> ids.filter(user.value()));
            read(connection, server, context.filters().peopleWho(any), index, found);
        }
        return found;
    }

    /**
     * Who of those that a list does not show is there all the same. Some can slip through when others come and go meanwhile; more than that
     * show that the list was not whole.
     */
    Map<UserId, Read> overlooked(
            ServerConnection connection, RootDse server, Set<UserId> before, Set<UserId> now, DnIndex index)
            throws LDAPException {
        Map<UserId, Read> found = new HashMap<>();
        List<UserId> missing =
                before.stream().filter(user -> !now.contains(user)).toList();
        for (List<UserId> batch : batches(missing)) {
            found.putAll(these(connection, server, Set.copyOf(batch), index));
            if (found.size() > SLIPPED) {
                throw Outage.unusable("the directory listed less than it has");
            }
        }
        return found;
    }

    /** A group that is missing in a list, and there all the same, shows that the list was not whole. */
    void requireGroupsGone(ServerConnection connection, RootDse server, Set<GroupId> missing) throws LDAPException {
        IdAttribute ids = context.groupIds();
        for (List<GroupId> batch : batches(missing)) {
            Filter any = Filters.any(batch, group -> ids.filter(group.value()));
            context.pages()
                    .everyGroup(
                            connection,
                            server,
                            context.filters().groupsThat(any),
                            new String[] {ids.attribute()},
                            FullReading::notWhole);
        }
    }

    private static void notWhole(SearchResultEntry there) {
        throw Outage.unusable("the directory listed less than it has");
    }

    private void read(ServerConnection connection, RootDse server, Filter filter, DnIndex index, Map<UserId, Read> into)
            throws LDAPException {
        context.pages()
                .everyPerson(connection, server, filter, context.attributes().person(), entry -> {
                    UserId user = context.people().id(entry);
                    DirectoryPerson person = context.people().person(entry, index::person);
                    into.put(
                            user,
                            new Read(
                                    person,
                                    listing.listed(entry),
                                    context.nanos().getAsLong()));
                    index.person(user, entry, context.people().logins(entry));
                });
    }

    /** Each of them comes in one page, so that it does not depend on pages who is there. */
    private <T> List<List<T>> batches(Collection<T> all) {
        List<T> list = new ArrayList<>(all);
        List<List<T>> batches = new ArrayList<>();
        int length = Math.min(BATCH, context.search().pageSize());
        for (int from = 0; from < list.size(); from += length) {
            batches.add(list.subList(from, Math.min(list.size(), from + length)));
        }
        return batches;
    }
}
