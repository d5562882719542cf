// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryDifference;
import io.hausfunk.messaging.directory.DirectoryDifference.Leaver;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.directory.SyncReport;
import io.hausfunk.messaging.directory.SyncReport.Outcome;
import io.hausfunk.messaging.directory.SyncSettings;
import io.hausfunk.messaging.model.TenantId;
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
    private final Consequences consequences;
    private final LongSupplier nanoTime;
    private volatile @Nullable StaffCopy copy;
    private volatile @Nullable DirectoryDifference held;
    private volatile boolean unreachable;
    private long wholeAt;

    Staff(
            TenantId tenant,
            Directory directory,
            SyncSettings settings,
            Consequences consequences,
            LongSupplier nanoTime) {
        this.tenant = tenant;
        this.directory = directory;
        this.settings = settings;
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

    /** Whether the last run got no answer. */
    boolean unreachable() {
        return unreachable;
    }

    /** The groups of a person, from memory; read whole first if nothing is known yet. */
    Set<GroupId> groupsOf(UserId user, DirectoryFeed feed) {
        return readOnce(feed).groupsOf(user);
    }

    int membersOf(GroupId group, DirectoryFeed feed) {
        return readOnce(feed).activeMembers(group).size();
    }

    /** Lets conversations follow what is known. */
    synchronized void follow() {
        consequences.follow(tenant, belonging(baseline()));
    }

    private StaffCopy readOnce(DirectoryFeed feed) {
        if (copy == null) {
            SyncReport report = run(feed, true, difference -> false);
            if (report.outcome() == Outcome.HELD) {
                throw DirectoryCalls.outage("what the directory says has to be approved first");
            }
        }
        return baseline();
    }

    DirectoryDifference preview(DirectoryFeed feed) {
        StaffCopy fresh = StaffCopy.of(DirectoryCalls.answer(() -> feed.snapshot(tenant)));
        return difference(baseline(), fresh);
    }

    /** A regular run: whole if it is time, otherwise by changes, or by looking up who is here where there is no feed. */
    synchronized void regular() {
        try {
            Optional<DirectoryFeed> feed = directory.feed();
            if (feed.isEmpty()) {
                lookUpPresent();
            } else {
                boolean whole = copy == null
                        || nanoTime.getAsLong() - wholeAt
                                >= settings.wholeEvery().toNanos();
                run(feed.get(), whole, difference -> false);
            }
            unreachable = false;
        } catch (RuntimeException e) {
            unreachable = true;
            throw e;
        }
    }

    /** A run of now. */
    synchronized SyncReport run(DirectoryFeed feed, boolean whole, Predicate<DirectoryDifference> approved) {
        StaffCopy before = baseline();
        StaffCopy after = whole ? read(feed) : advance(feed, before);
        DirectoryDifference difference = difference(before, after);
        if (!usual(difference) && !approved.test(difference)) {
            hold(difference);
            return new SyncReport(Outcome.HELD, difference);
        }
        held = null;
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
                && difference.conversations().stream()
                        .allMatch(one -> usual(one.goes().size(), one.present()));
    }

    private boolean usual(int going, int known) {
        return settings.usual(going, known) && (going < known || known <= 1);
    }

    /** Looks at one person now. */
    boolean refresh(UserId user) {
        Optional<DirectoryPerson> found = DirectoryCalls.answer(() -> directory.find(tenant, user));
        boolean active = found.isPresent() && !StaffCopy.suspended(found);
        if (!active) {
            consequences.out(tenant, user::equals);
        }
        took(user, found);
        return active;
    }

    /** Somebody was looked up. */
    private synchronized void took(UserId user, Optional<DirectoryPerson> found) {
        StaffCopy now = copy;
        if (now != null) {
            copy = now.with(user, found);
            consequences.follow(tenant, belonging(copy));
        }
    }

    private StaffCopy baseline() {
        StaffCopy now = copy;
        return (now == null ? StaffCopy.EMPTY : now).present(consequences.present(tenant));
    }

    private StaffCopy read(DirectoryFeed feed) {
        StaffCopy fresh = StaffCopy.of(DirectoryCalls.answer(() -> feed.snapshot(tenant)));
        wholeAt = nanoTime.getAsLong();
        return fresh;
    }

    private StaffCopy advance(DirectoryFeed feed, StaffCopy before) {
        DirectoryChanges changes = DirectoryCalls.answer(() -> feed.changesSince(tenant, before.mark()));
        return changes instanceof DirectoryChanges.Changed changed ? before.with(changed) : read(feed);
    }

    /** For a directory that tells nothing by itself. Who is here was there when they came, so who is not there now has gone. */
    private void lookUpPresent() {
        Set<UserId> present = consequences.present(tenant);
        List<Leaver> goes = new ArrayList<>();
        for (UserId user : present) {
            Optional<DirectoryPerson> found = DirectoryCalls.answer(() -> directory.find(tenant, user));
            if (found.isEmpty() || StaffCopy.suspended(found)) {
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
            LOG.info("{}: {} people can take part no more", tenant, goes.size());
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
