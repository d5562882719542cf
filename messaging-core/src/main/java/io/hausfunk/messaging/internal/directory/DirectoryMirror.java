// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.administration.DirectoryDifference.ConversationDifference;
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
 * One tenant's people as this node knows them. One run at a time; what a run found counts as a whole or not at all. Everything that
 * blocks is for threads that may.
 */
final class Staff {
    private static final Logger LOG = LoggerFactory.getLogger(Staff.class);

    private final TenantId tenant;
    private final Directory directory;
    private final SyncSettings settings;
    private final DirectoryCalls calls;
    private final Consequences consequences;
    private final LongSupplier nanoTime;
    private volatile @Nullable StaffCopy copy;
    private volatile @Nullable DirectoryDifference held;
    private boolean heldWhole;
    private long wholeAt;

    Staff(
            TenantId tenant,
            Directory directory,
            SyncSettings settings,
            DirectoryCalls calls,
            Consequences consequences,
            LongSupplier nanoTime) {
        this.tenant = tenant;
        this.directory = directory;
        this.settings = settings;
        this.calls = calls;
        this.consequences = consequences;
        this.nanoTime = nanoTime;
    }

    /** The person as last told; empty if nothing is known of them. Never blocks. */
    Optional<DirectoryPerson> known(UserId user) {
        StaffCopy now = copy;
        return now == null ? Optional.empty() : now.find(user);
    }

    /** What waits for somebody's decision. */
    Optional<DirectoryDifference> held() {
        return Optional.ofNullable(held);
    }

    /** The groups of a person, from memory; read whole first if nothing is known yet. */
    Set<GroupId> groupsOf(UserId user, DirectoryFeed feed) {
        StaffCopy now = copy;
        // As it is: a baseline looks at everybody who is signed in, for each one who asks.
        return (now == null ? readOnce(feed) : now).groupsOf(user);
    }

    /** Refused while something is held: what is known is old then. */
    int membersOf(GroupId group, DirectoryFeed feed) {
        if (held != null) {
            throw unapproved();
        }
        return readOnce(feed).activeMembers(group).size();
    }

    /** Lets conversations follow what is known. */
    synchronized void follow() {
        consequences.follow(tenant, belonging(baseline()));
    }

    /** Whether there is a copy: then nothing has to be read first. */
    boolean isRead() {
        return copy != null;
    }

    StaffCopy readOnce(DirectoryFeed feed) {
        if (copy == null) {
            SyncReport report = run(feed, true, difference -> false);
            if (report.outcome() == Outcome.HELD) {
                throw unapproved();
            }
        }
        return baseline();
    }

    private static HostException unapproved() {
        return DirectoryCalls.outage("what the directory says has to be approved first");
    }

    DirectoryDifference preview(DirectoryFeed feed) {
        StaffCopy fresh = StaffCopy.of(calls.reading(tenant, () -> feed.snapshot(tenant)));
        return difference(baseline(), fresh);
    }

    /** A regular run: whole if it is time, otherwise by changes, or by looking up who is here where there is no feed. */
    synchronized void regular() {
        Optional<DirectoryFeed> feed = directory.feed();
        if (feed.isEmpty()) {
            lookUpPresent();
        } else {
            boolean whole = copy == null
                    || nanoTime.getAsLong() - wholeAt >= settings.wholeEvery().toNanos();
            run(feed.get(), whole, difference -> false);
        }
    }

    /** A run of now. */
    synchronized SyncReport run(DirectoryFeed feed, boolean whole, Predicate<DirectoryDifference> approved) {
        StaffCopy before = baseline();
        Optional<Changed> changed = whole ? Optional.empty() : changes(feed, before);
        StaffCopy after = changed.map(before::with).orElseGet(() -> read(feed));
        DirectoryDifference difference = difference(before, after);
        if (!usual(difference) && !approved.test(difference)) {
            hold(difference);
            heldWhole |= changed.isEmpty();
            return new SyncReport(Outcome.HELD, difference);
        }
        // Changes say nothing of what a whole reading missed.
        if (changed.isEmpty() || !heldWhole) {
            held = null;
            heldWhole = false;
        }
        copy = after;
        out(difference.goes());
        consequences.follow(tenant, belonging(after));
        return new SyncReport(Outcome.APPLIED, difference);
    }

    private DirectoryDifference difference(StaffCopy before, StaffCopy after) {
        return Differences.between(before, after, consequences.differences(tenant, belonging(after)));
    }

    /** Whether so many may go without a question: from the company, and from each conversation. */
    private boolean usual(DirectoryDifference difference) {
        return usual(difference.goes().size(), difference.known())
                && difference.conversations().stream().allMatch(this::usual);
    }

    /** A few of a small department may well move in one day; that all go and nobody comes looks like a group that cannot be read. */
    private boolean usual(ConversationDifference one) {
        boolean emptied = one.present() > 1
                && one.goes().size() == one.present()
                && one.comes().isEmpty();
        return one.goes().size() <= settings.mostPeople() && !emptied;
    }

    private boolean usual(int going, int known) {
        return settings.usual(going, known) && (going < known || known <= 1);
    }

    /** Looks at one person now. */
    boolean refresh(UserId user) {
        StaffCopy before = copy;
        Optional<DirectoryPerson> found = lookUp(user);
        if (!mayTakePart(found)) {
            LOG.info("{}: somebody who was looked up can take part no more", tenant);
            consequences.out(tenant, user::equals);
        }
        return took(user, found, before);
    }

    /** Somebody was looked up; and is again if a run came between, which may have known more. */
    private synchronized boolean took(UserId user, Optional<DirectoryPerson> earlier, @Nullable StaffCopy before) {
        StaffCopy now = copy;
        Optional<DirectoryPerson> found = now == before ? earlier : lookUp(user);
        boolean active = mayTakePart(found);
        StaffCopy next = now == null ? null : now.with(user, found);
        copy = next;
        if (!active) {
            // Also who came in meanwhile, by what the copy said until now.
            consequences.out(tenant, user::equals);
        }
        // What is held is old: another node may have been told to go on, and nobody is to come back by it.
        if (next != null && held == null) {
            consequences.follow(tenant, belonging(next));
        }
        return active;
    }

    private Optional<DirectoryPerson> lookUp(UserId user) {
        return calls.answer(tenant, () -> directory.find(tenant, user));
    }

    private static boolean mayTakePart(Optional<DirectoryPerson> found) {
        return found.isPresent() && !StaffCopy.suspended(found);
    }

    private StaffCopy baseline() {
        StaffCopy now = copy;
        return (now == null ? StaffCopy.EMPTY : now).present(consequences.present(tenant));
    }

    private StaffCopy read(DirectoryFeed feed) {
        StaffCopy fresh = StaffCopy.of(calls.reading(tenant, () -> feed.snapshot(tenant)));
        wholeAt = nanoTime.getAsLong();
        return fresh;
    }

    /** Empty if everything has to be read anew. */
    private Optional<Changed> changes(DirectoryFeed feed, StaffCopy before) {
        DirectoryChanges changes = calls.reading(tenant, () -> feed.changesSince(tenant, before.mark()));
        return changes instanceof Changed changed ? Optional.of(changed) : Optional.empty();
    }

    /** For a directory that tells nothing by itself. Who is here was there when they came, so who is not there now has gone. */
    private void lookUpPresent() {
        Set<UserId> present = consequences.present(tenant);
        List<Leaver> goes = new ArrayList<>();
        for (UserId user : present) {
            Optional<DirectoryPerson> found = lookUp(user);
            if (!mayTakePart(found)) {
                goes.add(Differences.leaver(user, Optional.empty(), found));
            }
        }
        if (usual(goes.size(), present.size())) {
            held = null;
            out(goes);
        } else {
            hold(new DirectoryDifference(present.size(), List.of(), goes, List.of(), List.of(), List.of()));
        }
    }

    private void out(List<Leaver> goes) {
        if (!goes.isEmpty()) {
            LOG.info("{}: can take part no more: {}", tenant, goes.size());
            Set<UserId> users = Set.copyOf(goes.stream().map(Leaver::user).toList());
            consequences.out(tenant, users::contains);
        }
    }

    private void hold(DirectoryDifference difference) {
        if (held == null) {
            LOG.warn(
                    "{}: the directory says that {} of {} people go; nothing changes until somebody approves",
                    tenant,
                    difference.goes().size(),
                    difference.known());
        }
        held = difference;
    }

    private static Belonging belonging(StaffCopy of) {
        return group -> of.groups().find(group).map(known -> of.activeMembers(group));
    }
}
