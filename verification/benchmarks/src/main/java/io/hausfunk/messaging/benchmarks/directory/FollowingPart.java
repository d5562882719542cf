// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import io.hausfunk.messaging.administration.DirectoryDifference.ConversationDifference;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.internal.directory.DirectoryCalls;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.directory.GroupMembers;
import io.hausfunk.messaging.internal.directory.SyncTarget;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** That part of the engine which follows a directory, with runs when we say so and not by the clock. */
final class FollowingPart implements SyncTarget, AutoCloseable {
    private static final TenantId TENANT = new TenantId("measured");
    private static final SyncSettings SETTINGS = SyncSettings.DEFAULT
            .every(Duration.ofHours(10), Duration.ofHours(10))
            .atMost(1000, 50);

    private final Timer timer = new Timer("measured-timer");
    private final DirectoryCalls calls =
            new DirectoryCalls("measured", timer, System::nanoTime, new FaultCounter(System::nanoTime));
    private final Semaphore followed = new Semaphore(0);
    private final DirectoryMirrors mirrors;

    FollowingPart(Directory directory) {
        mirrors = new DirectoryMirrors(directory, SETTINGS, calls, this, System::nanoTime);
    }

    /** A whole run. */
    void whole() {
        mirrors.synchronise(TENANT);
        followed.drainPermits();
    }

    /** A run by changes, from when it is due until conversations were told. */
    void changes() {
        mirrors.tick();
        try {
            if (!followed.tryAcquire(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a run did not end, or was held");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Set<GroupId> groupsOf(UserId user) {
        return mirrors.groupsOf(TENANT, user);
    }

    @Override
    public Set<UserId> signedIn(TenantId tenant) {
        return Set.of();
    }

    @Override
    public void endSessions(TenantId tenant, Predicate<UserId> people) {}

    @Override
    public List<ConversationDifference> differences(TenantId tenant, GroupMembers groups) {
        return List.of();
    }

    @Override
    public void follow(TenantId tenant, GroupMembers groups) {
        followed.release();
    }

    @Override
    public void close() {
        calls.close();
        timer.close();
    }
}
