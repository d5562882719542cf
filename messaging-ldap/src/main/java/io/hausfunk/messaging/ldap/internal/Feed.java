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
 * Whole readings, and what is otherwise than in the one before.
 *
 * <p>Everybody is listed with the stamp that a server puts on each change, and with the state of their account; whoever has another one than
 * before is read in full, and once more when the second of a stamp is over. So nothing depends on clocks, or on how long a change needs from server to server. Whoever is not in the list
 * is looked up by id before they count as gone, also in a whole reading. Groups are read in full each time: a change in who is meant by a member does not show in the
 * stamp of a group.
 */
final class Feed implements DirectoryFeed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    /** So many marks of each tenant can be used again; older ones say nothing any more. */
    private static final int MARKS_KEPT = 3;

    private final Parts parts;
    private final CircuitBreaker breaker;
    private final Listing listing;
    private final FullReading full;
    private final Map<TenantId, Deque<Known>> kept = new HashMap<>();

    Feed(Parts parts, CircuitBreaker breaker) {
        this.parts = parts;
        this.breaker = breaker;
        this.listing = new Listing(parts);
        this.full = new FullReading(parts, listing);
    }

    @Override
    public DirectorySnapshot snapshot(TenantId tenant) {
        return breaker.ask(() -> parts.lines().use(parts.call(), line -> snapshot(tenant, line)));
    }

    private DirectorySnapshot snapshot(TenantId tenant, Line line) throws LDAPException {
        RootDse server = RootDse.read(line, parts.call());
        DnIndex index = new DnIndex();
        Optional<Known> before = latest(tenant);
        Map<UserId, Listing.Listed> listed = somebody(line, server, index);
        long listedNanos = parts.nanos().getAsLong();
        Map<UserId, FullReading.Read> read = full.everybody(line, server, index);
        Set<UserId> expected = new HashSet<>(listed.keySet());
        before.ifPresent(one -> expected.addAll(one.people().keySet()));
        read.putAll(full.overlooked(line, server, expected, read.keySet(), index));
        List<DirectoryGroup> groups = listing.groups(line, server, index);
        Map<GroupId, Fingerprint> looks = Known.looks(groups);
        if (before.isPresent()) {
            goneGroups(line, server, before.get(), looks);
        }
        // A stamp of the list: whatever changed while the rest was read has another one next time.
        Map<UserId, Known.Person> people = new HashMap<>();
        read.forEach((user, one) -> {
            Listing.Listed seen = listed.get(user);
            boolean settled = seen != null && settled(listedNanos, one.nanos());
            people.put(user, one.known(seen == null ? one.listed() : seen, settled));
        });
        Known known = known(server, listedNanos, people, looks);
        keep(tenant, known);
        LOG.info("{}: read a directory; people {}, groups {}", tenant, read.size(), groups.size());
        return new DirectorySnapshot(
                read.values().stream().map(FullReading.Read::person).toList(), groups, known.mark());
    }

    @Override
    public DirectoryChanges changesSince(TenantId tenant, DirectoryMark mark) {
        Optional<Known> known = known(tenant, mark);
        if (known.isEmpty()) {
            return new DirectoryChanges.StartOver();
        }
        return breaker.ask(() -> parts.lines().use(parts.call(), line -> changes(tenant, line, known.get())));
    }

    private DirectoryChanges changes(TenantId tenant, Line line, Known known) throws LDAPException {
        RootDse server = RootDse.read(line, parts.call());
        if (!server.origin().equals(known.origin()) || server.highestUsn() < known.usn()) {
            // Stamps are another server's, or that of a server brought back from a backup.
            return new DirectoryChanges.StartOver();
        }
        DnIndex index = new DnIndex();
        Map<UserId, Listing.Listed> listed = somebody(line, server, index);
        full.overlooked(line, server, known.people().keySet(), listed.keySet(), index)
                .forEach((user, one) -> listed.put(user, one.listed()));
        long listedNanos = parts.nanos().getAsLong();
        Set<UserId> goneUsers = new HashSet<>(known.people().keySet());
        goneUsers.removeAll(listed.keySet());
        Set<UserId> wanted = new HashSet<>();
        listed.forEach((user, one) -> {
            if (!known.unchanged(user, one)) {
                wanted.add(user);
            }
        });
        Map<UserId, FullReading.Read> read = full.these(line, server, wanted, index);
        List<DirectoryGroup> groups = listing.groups(line, server, index);

        Map<UserId, Known.Person> people = new HashMap<>(known.people());
        people.keySet().removeAll(goneUsers);
        List<DirectoryPerson> changed = new ArrayList<>();
        read.forEach((user, one) -> {
            Listing.Listed seen = listed.getOrDefault(user, one.listed());
            boolean settled = settled(listedNanos, one.nanos()) || known.settled(user, seen, one.nanos());
            Known.Person now = one.known(seen, settled);
            Known.Person before = people.put(user, now);
            if (before == null || !before.looks().equals(now.looks())) {
                changed.add(one.person());
            }
        });
        Map<GroupId, Fingerprint> looks = Known.looks(groups);
        Set<GroupId> goneGroups = goneGroups(line, server, known, looks);
        List<DirectoryGroup> changedGroups = groups.stream()
                .filter(group -> !Fingerprint.of(group).equals(known.groups().get(group.id())))
                .toList();
        Known next = known(server, listedNanos, people, looks);
        keep(tenant, next);
        return new DirectoryChanges.Changed(changed, goneUsers, changedGroups, goneGroups, next.mark());
    }

    private Map<UserId, Listing.Listed> somebody(Line line, RootDse server, DnIndex index) throws LDAPException {
        Map<UserId, Listing.Listed> listed = listing.people(line, server, index);
        if (listed.isEmpty()) {
            throw Outage.nobody();
        }
        return listed;
    }

    private Set<GroupId> goneGroups(Line line, RootDse server, Known before, Map<GroupId, Fingerprint> now)
            throws LDAPException {
        Set<GroupId> gone = new HashSet<>(before.groups().keySet());
        gone.removeAll(now.keySet());
        full.requireGroupsGone(line, server, gone);
        return gone;
    }

    /** Numbers are other ones after each change; times are after a second, by whichever clock. */
    private boolean settled(long seenNanos, long readNanos) {
        return parts.activeDirectory() || Known.settled(seenNanos, readNanos);
    }

    private Optional<Known> latest(TenantId tenant) {
        synchronized (kept) {
            return of(tenant).stream().findFirst();
        }
    }

    private Optional<Known> known(TenantId tenant, DirectoryMark mark) {
        synchronized (kept) {
            return of(tenant).stream().filter(one -> one.mark().equals(mark)).findFirst();
        }
    }

    private void keep(TenantId tenant, Known known) {
        synchronized (kept) {
            Deque<Known> own = of(tenant);
            own.addFirst(known);
            if (own.size() > MARKS_KEPT) {
                own.removeLast();
            }
        }
    }

    private Deque<Known> of(TenantId tenant) {
        return kept.computeIfAbsent(tenant, unused -> new ArrayDeque<>());
    }

    /** A mark that no other instance, and no other reading, has. */
    private static Known known(
            RootDse server, long listedNanos, Map<UserId, Known.Person> people, Map<GroupId, Fingerprint> groups) {
        DirectoryMark mark = new DirectoryMark("1 " + UUID.randomUUID());
        return new Known(mark, server.origin(), server.highestUsn(), listedNanos, Map.copyOf(people), groups);
    }
}
