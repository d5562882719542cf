// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.administration.DirectoryDifference.Leaver;
import io.hausfunk.messaging.administration.SyncReport;
import io.hausfunk.messaging.administration.SyncReport.Outcome;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryChanges.Changed;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mirror of one tenant's directory on this node. One run at a time; its result counts as a whole or not at all. Everything blocks
 * except {@link #find}, {@link #held} and {@link #isRead}.
 */
final class DirectoryMirror {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryMirror.class);

    private final TenantId tenant;
    private final Directory directory;
    private final SyncSettings settings;
    private final LeaverLimits limits;
    private final DirectoryCalls calls;
    private final SyncTarget target;
    private final LongSupplier nanoTime;
    private volatile @Nullable MirrorSnapshot current;
    private volatile @Nullable DirectoryDifference held;
    private boolean fullRunHeld;
    private long lastFullRead;

    DirectoryMirror(
            TenantId tenant,
            Directory directory,
            SyncSettings settings,
            DirectoryCalls calls,
            SyncTarget target,
            LongSupplier nanoTime) {
        this.tenant = tenant;
        this.directory = directory;
        this.settings = settings;
        this.limits = new LeaverLimits(settings);
        this.calls = calls;
        this.target = target;
        this.nanoTime = nanoTime;
    }

    /** The person as last reported; empty if they are not in the mirror. */
    Optional<DirectoryPerson> find(UserId user) {
        MirrorSnapshot now = current;
        return now == null ? Optional.empty() : now.find(user);
    }

    /** The difference that waits for an approval. */
    Optional<DirectoryDifference> held() {
        return Optional.ofNullable(held);
    }

    /** Whether there is a snapshot already. */
    boolean isRead() {
        return current != null;
    }

    /** What is known now; empty before the directory was read. */
    Optional<DirectoryView> view() {
        MirrorSnapshot now = current;
        return now == null ? Optional.empty() : Optional.of(new DirectoryView(now));
    }

    /** The groups of a person. Reads the directory first if this mirror is empty. */
    Set<GroupId> groupsOf(UserId user, DirectoryFeed feed) {
        MirrorSnapshot now = current;
        // Without the baseline, which looks at everybody who is signed in: that is too much for each caller.
        return (now == null ? readOnce(feed) : now).groupsOf(user);
    }

    /** The number of active members. Fails while a run is held, because the mirror is out of date then. */
    int membersOf(GroupId group, DirectoryFeed feed) {
        if (held != null) {
            throw approvalNeeded();
        }
        return readOnce(feed).activeMembers(group).size();
    }

    /** Brings conversations in line with this mirror. */
    synchronized void follow() {
        target.follow(tenant, baseline().activeMembers());
    }

    /** Reads the directory if this mirror is empty. */
    MirrorSnapshot readOnce(DirectoryFeed feed) {
        if (current == null) {
            SyncReport report = run(feed, true, difference -> false);
            if (report.outcome() == Outcome.HELD) {
                throw approvalNeeded();
            }
        }
        return baseline();
    }

    private static HostException approvalNeeded() {
        return DirectoryCalls.outage("the directory's changes need an approval first");
    }

    DirectoryDifference preview(DirectoryFeed feed) {
        MirrorSnapshot fresh = MirrorSnapshot.of(calls.read(tenant, () -> feed.snapshot(tenant)));
        return difference(baseline(), fresh);
    }

    /** A scheduled run: full when it is due, incremental otherwise. Without a feed, it looks up whoever is signed in. */
    synchronized void runScheduled() {
        Optional<DirectoryFeed> feed = directory.feed();
        if (feed.isEmpty()) {
            lookUpSignedIn();
        } else {
            boolean full = current == null
                    || nanoTime.getAsLong() - lastFullRead
                            >= settings.fullInterval().toNanos();
            run(feed.get(), full, difference -> false);
        }
    }

    /** Runs now. A difference above the limits is held unless it is approved. */
    synchronized SyncReport run(DirectoryFeed feed, boolean full, Predicate<DirectoryDifference> approved) {
        MirrorSnapshot before = baseline();
        Optional<Changed> changes = full ? Optional.empty() : changes(feed, before);
        MirrorSnapshot after = changes.map(before::with).orElseGet(() -> readAll(feed));
        DirectoryDifference difference = difference(before, after);
        if (!limits.allow(difference) && !approved.test(difference)) {
            hold(difference);
            fullRunHeld |= changes.isEmpty();
            return new RunReport(Outcome.HELD, difference);
        }
        // An incremental run does not know what a held full run found missing.
        if (changes.isEmpty() || !fullRunHeld) {
            held = null;
            fullRunHeld = false;
        }
        current = after;
        endSessions(difference.leavers());
        target.follow(tenant, after.activeMembers());
        return new RunReport(Outcome.APPLIED, difference);
    }

    private DirectoryDifference difference(MirrorSnapshot before, MirrorSnapshot after) {
        return Differences.between(before, after, target.differences(tenant, after.activeMembers()));
    }

    /** Looks up one person now, and returns whether they may take part. */
    boolean refresh(UserId user) {
        MirrorSnapshot before = current;
        Optional<DirectoryPerson> found = lookUp(user);
        if (!MirrorSnapshot.mayTakePart(found)) {
            LOG.info("{}: a person who was looked up may no longer take part", tenant);
            target.endSessions(tenant, user::equals);
        }
        return apply(user, found, before);
    }

    /** Looks the person up again if a run came in between, because that run may have known more. */
    private synchronized boolean apply(
            UserId user, Optional<DirectoryPerson> earlier, @Nullable MirrorSnapshot before) {
        MirrorSnapshot now = current;
        Optional<DirectoryPerson> found = now == before ? earlier : lookUp(user);
        boolean active = MirrorSnapshot.mayTakePart(found);
        MirrorSnapshot next = now == null ? null : now.with(user, found);
        current = next;
        if (!active) {
            // Again, for sessions that were opened meanwhile on the word of the previous snapshot.
            target.endSessions(tenant, user::equals);
        }
        // While a run is held, this mirror is out of date. Another node may have applied the run, and nobody must be
        // brought back.
        if (next != null && held == null) {
            target.follow(tenant, next.activeMembers());
        }
        return active;
    }

    private Optional<DirectoryPerson> lookUp(UserId user) {
        return calls.lookUp(tenant, () -> directory.find(tenant, user));
    }

    private MirrorSnapshot baseline() {
        MirrorSnapshot now = current;
        return (now == null ? MirrorSnapshot.EMPTY : now).assumingActive(target.signedIn(tenant));
    }

    private MirrorSnapshot readAll(DirectoryFeed feed) {
        MirrorSnapshot fresh = MirrorSnapshot.of(calls.read(tenant, () -> feed.snapshot(tenant)));
        lastFullRead = nanoTime.getAsLong();
        return fresh;
    }

    /** Empty if everything has to be read again. */
    private Optional<Changed> changes(DirectoryFeed feed, MirrorSnapshot before) {
        DirectoryChanges changes = calls.read(tenant, () -> feed.changesSince(tenant, before.mark()));
        return changes instanceof Changed changed ? Optional.of(changed) : Optional.empty();
    }

    /** Whoever is signed in was there when they came, so whoever is not found now has left. */
    private void lookUpSignedIn() {
        Set<UserId> signedIn = target.signedIn(tenant);
        List<Leaver> leavers = new ArrayList<>();
        for (UserId user : signedIn) {
            Optional<DirectoryPerson> found = lookUp(user);
            if (!MirrorSnapshot.mayTakePart(found)) {
                leavers.add(Differences.leaver(user, Optional.empty(), found));
            }
        }
        if (limits.allow(leavers.size(), signedIn.size())) {
            held = null;
            endSessions(leavers);
        } else {
            hold(new FoundDifference(signedIn.size(), List.of(), leavers, List.of(), List.of(), List.of()));
        }
    }

    private void endSessions(List<Leaver> leavers) {
        if (!leavers.isEmpty()) {
            LOG.info("{}: {} people may no longer take part", tenant, leavers.size());
            Set<UserId> users = Set.copyOf(leavers.stream().map(Leaver::user).toList());
            target.endSessions(tenant, users::contains);
        }
    }

    private void hold(DirectoryDifference difference) {
        if (held == null) {
            LOG.warn("{}: {}", tenant, summary(difference));
        }
        held = difference;
    }

    /** For logs and health. */
    static String summary(DirectoryDifference difference) {
        return difference.leavers().size() + " of " + difference.known()
                + " people would leave; nothing changes until an administrator approves";
    }
}
