// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.LDAPException;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Full reads, and the differences to an earlier one.
 *
 * <p>Everybody is listed with the stamp that the server puts on each change, and with the state of their account. People whose stamp or state
 * changed are read in full, and again once the second of the stamp is over. So nothing depends on clocks or on replication delays. People who
 * are missing in the list are looked up by id before they count as gone, in a full read too. Groups are always read in full, because their
 * stamps do not change when a member's entry does.
 */
final class LdapFeed implements DirectoryFeed {
    private static final Logger LOG = LoggerFactory.getLogger(LdapFeed.class);

    /** So many marks of each tenant can be used again; older ones say nothing any more. */
    private static final int MARKS_KEPT = 3;

    private final LdapContext context;
    private final CircuitBreaker breaker;
    private final DirectoryListing listing;
    private final FullReading full;
    private final Map<TenantId, Deque<FeedState>> kept = new HashMap<>();

    LdapFeed(LdapContext context, CircuitBreaker breaker) {
        this.context = context;
        this.breaker = breaker;
        this.listing = new DirectoryListing(context);
        this.full = new FullReading(context, listing);
    }

    @Override
    public DirectorySnapshot snapshot(TenantId tenant) {
        return breaker.ask(() -> context.pool().use(context.call(), connection -> snapshot(tenant, connection)));
    }

    private DirectorySnapshot snapshot(TenantId tenant, ServerConnection connection) throws LDAPException {
        RootDse server = RootDse.read(connection, context.call());
        DnIndex index = new DnIndex();
        Optional<FeedState> before = latest(tenant);
        Map<UserId, DirectoryListing.Listed> listed = somebody(connection, server, index);
        long listedNanos = context.nanos().getAsLong();
        Map<UserId, FullReading.Read> read = full.everybody(connection, server, index);
        Set<UserId> expected = new HashSet<>(listed.keySet());
        before.ifPresent(one -> expected.addAll(one.people().keySet()));
        read.putAll(full.overlooked(connection, server, expected, read.keySet(), index));
        List<DirectoryGroup> groups = listing.groups(connection, server, index);
        Map<GroupId, Fingerprint> fingerprints = FeedState.fingerprints(groups);
        if (before.isPresent()) {
            goneGroups(connection, server, before.get(), fingerprints);
        }
        // A stamp of the list: whatever changed while the rest was read has another one next time.
        Map<UserId, FeedState.Person> people = new HashMap<>();
        read.forEach((user, one) -> {
            DirectoryListing.Listed seen = listed.get(user);
            boolean settled = seen != null && settled(listedNanos, one.nanos());
            people.put(user, one.known(seen == null ? one.listed() : seen, settled));
        });
        FeedState known = known(server, listedNanos, people, fingerprints);
        keep(tenant, known);
        LOG.info("{}: read a directory; people {}, groups {}", tenant, read.size(), groups.size());
        return new DirectorySnapshot(
                read.values().stream().map(FullReading.Read::person).toList(), groups, known.mark());
    }

    @Override
    public DirectoryChanges changesSince(TenantId tenant, DirectoryMark mark) {
        Optional<FeedState> known = known(tenant, mark);
        if (known.isEmpty()) {
            return new DirectoryChanges.StartOver();
        }
        return breaker.ask(() ->
                context.pool().use(context.call(), connection -> changes(tenant, connection, known.get())));
    }

    private DirectoryChanges changes(TenantId tenant, ServerConnection connection, FeedState known)
            throws LDAPException {
        RootDse server = RootDse.read(connection, context.call());
        if (!server.origin().equals(known.origin()) || server.highestUsn() < known.usn()) {
            // Stamps are another server's, or that of a server brought back from a backup.
            return new DirectoryChanges.StartOver();
        }
        DnIndex index = new DnIndex();
        Map<UserId, DirectoryListing.Listed> listed = somebody(connection, server, index);
        full.overlooked(connection, server, known.people().keySet(), listed.keySet(), index)
                .forEach((user, one) -> listed.put(user, one.listed()));
        long listedNanos = context.nanos().getAsLong();
        Set<UserId> goneUsers = new HashSet<>(known.people().keySet());
        goneUsers.removeAll(listed.keySet());
        Set<UserId> wanted = new HashSet<>();
        listed.forEach((user, one) -> {
            if (!known.unchanged(user, one)) {
                wanted.add(user);
            }
        });
        Map<UserId, FullReading.Read> read = full.these(connection, server, wanted, index);
        List<DirectoryGroup> groups = listing.groups(connection, server, index);

        Map<UserId, FeedState.Person> people = new HashMap<>(known.people());
        people.keySet().removeAll(goneUsers);
        List<DirectoryPerson> changed = new ArrayList<>();
        read.forEach((user, one) -> {
            DirectoryListing.Listed seen = listed.getOrDefault(user, one.listed());
            boolean settled = settled(listedNanos, one.nanos()) || known.settled(user, seen, one.nanos());
            FeedState.Person now = one.known(seen, settled);
            FeedState.Person before = people.put(user, now);
            if (before == null || !before.fingerprint().equals(now.fingerprint())) {
                changed.add(one.person());
            }
        });
        Map<GroupId, Fingerprint> fingerprints = FeedState.fingerprints(groups);
        Set<GroupId> goneGroups = goneGroups(connection, server, known, fingerprints);
        List<DirectoryGroup> changedGroups = groups.stream()
                .filter(group -> !Fingerprint.of(group).equals(known.groups().get(group.id())))
                .toList();
        FeedState next = known(server, listedNanos, people, fingerprints);
        keep(tenant, next);
        return DirectoryChanges.Changed.upTo(next.mark())
                .people(changed)
                .goneUsers(goneUsers)
                .groups(changedGroups)
                .goneGroups(goneGroups);
    }

    private Map<UserId, DirectoryListing.Listed> somebody(ServerConnection connection, RootDse server, DnIndex index)
            throws LDAPException {
        Map<UserId, DirectoryListing.Listed> listed = listing.people(connection, server, index);
        if (listed.isEmpty()) {
            throw Outage.nobody();
        }
        return listed;
    }

    private Set<GroupId> goneGroups(
            ServerConnection connection, RootDse server, FeedState before, Map<GroupId, Fingerprint> now)
            throws LDAPException {
        Set<GroupId> gone = new HashSet<>(before.groups().keySet());
        gone.removeAll(now.keySet());
        full.requireGroupsGone(connection, server, gone);
        return gone;
    }

    /** Numbers are other ones after each change; times are after a second, by whichever clock. */
    private boolean settled(long seenNanos, long readNanos) {
        return context.activeDirectory() || FeedState.settled(seenNanos, readNanos);
    }

    private Optional<FeedState> latest(TenantId tenant) {
        synchronized (kept) {
            return of(tenant).stream().findFirst();
        }
    }

    private Optional<FeedState> known(TenantId tenant, DirectoryMark mark) {
        synchronized (kept) {
            return of(tenant).stream().filter(one -> one.mark().equals(mark)).findFirst();
        }
    }

    private void keep(TenantId tenant, FeedState known) {
        synchronized (kept) {
            Deque<FeedState> own = of(tenant);
            own.addFirst(known);
            if (own.size() > MARKS_KEPT) {
                own.removeLast();
            }
        }
    }

    private Deque<FeedState> of(TenantId tenant) {
        return kept.computeIfAbsent(tenant, unused -> new ArrayDeque<>());
    }

    /** A mark that no other instance, and no other reading, has. */
    private static FeedState known(
            RootDse server, long listedNanos, Map<UserId, FeedState.Person> people, Map<GroupId, Fingerprint> groups) {
        DirectoryMark mark = new DirectoryMark("1 " + UUID.randomUUID());
        return new FeedState(mark, server.origin(), server.highestUsn(), listedNanos, Map.copyOf(people), groups);
    }
}
