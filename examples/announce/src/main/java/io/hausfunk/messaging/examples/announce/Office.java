// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.announce;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.announcement.AnnouncementPolicy;
import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.directory.WorkingHours;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.DeliveryWindows;
import io.hausfunk.messaging.notification.NotificationSettings;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The engine with a clock that the story moves, over a store in memory whose clock is the same. */
final class Office implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    final Company company = new Company();
    final OfficeClock clock = new OfficeClock();
    final Letters letters = new Letters(clock);
    private final Messaging messaging;

    Office() {
        Instant start = clock.instant();
        MemoryData data =
                new MemoryData(() -> Duration.between(start, clock.instant()).toNanos(), start);
        messaging = Messaging.builder()
                .storage(MemoryStorage.on(data))
                .keys(ThrowawayKeys.make())
                .clock(clock)
                .directory(company.directory)
                // The story says when the directory is read anew. In earnest that happens every few minutes.
                .directorySync(SyncSettings.DEFAULT.every(Duration.ofHours(1), Duration.ofHours(1)))
                .announcements(
                        AnnouncementPolicy.sentBy(Audience.group("management")).escalatedToManagers())
                .notifier(
                        letters,
                        NotificationSettings.defaults()
                                .delay(Duration.ofMinutes(1))
                                .pause(Duration.ZERO)
                                .windows(DeliveryWindows.ofDirectory()
                                        .workingHours(OfficeClock.BERLIN, WorkingHours.parse("Mo-Fr 08:00-17:00"))))
                .reconcileEvery(Duration.ofMillis(100))
                .administration(AdministrationPolicy.administeredBy(Company.CHIEF))
                .start();
    }

    Session session(UserId user) {
        return await(messaging.openSession(Company.TENANT, user));
    }

    /** Reads the directory anew. */
    void synchronise() {
        await(messaging.administer(Company.TENANT, Company.CHIEF).directory().synchronise());
    }

    /** The value of a stage. An example may wait; a server goes on with {@code thenAccept}. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryException("interrupted while waiting");
        } catch (TimeoutException e) {
            throw new StoryException("no answer within " + PATIENCE.toSeconds() + " seconds");
        }
    }

    /** Lets the clock run, much faster than it would, until something is so. */
    void until(String what, BooleanSupplier isSo) {
        long begin = System.nanoTime();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                throw new StoryException("it did not become so that " + what);
            }
            clock.pass(Duration.ofSeconds(5));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() {
        messaging.close();
    }
}
