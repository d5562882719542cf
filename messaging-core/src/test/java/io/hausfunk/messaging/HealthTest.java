// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Health.State;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.internal.assembly.EngineBuilder;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Health notices each promise that is not kept, says so in words, and notices when it is kept again. */
class HealthTest {
    private final FaultyStorage storage = new FaultyStorage(MemoryStorage.create());
    private final TenantId tenant = TestEngine.tenant();
    private final MasterKeys real = TestEngine.freshKeys();
    private final AtomicBoolean keysBroken = new AtomicBoolean();
    private final AtomicLong ahead = new AtomicLong();
    private final Messaging messaging = EngineBuilder.with(
                    Messaging.builder(), options -> options.nanoTime(() -> System.nanoTime() + ahead.get()))
            .storage(storage)
            .keys(new MasterKeys() {
                @Override
                public byte[] wrap(byte[] key, byte[] context) {
                    return inReach().wrap(key, context);
                }

                @Override
                public byte[] unwrap(byte[] wrapped, byte[] context) {
                    return inReach().unwrap(wrapped, context);
                }
            })
            .reconcileEvery(Duration.ofMillis(100))
            .start();
    private final Session anna = done(messaging.openSession(tenant, UserId.of("anna")));
    private final Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));

    private MasterKeys inReach() {
        if (keysBroken.get()) {
            throw new IllegalStateException("the service is down");
        }
        return real;
    }

    @AfterEach
    void close() {
        messaging.close();
    }

    @Test
    void every_promise_has_a_part_that_is_up_and_a_number_among_the_metrics() {
        assertThat(messaging.health().parts())
                .containsOnlyKeys(
                        "reading",
                        "writing",
                        "marks",
                        "delivery",
                        "keys",
                        "threads",
                        "history",
                        "order",
                        "participants");
        assertThat(messaging.health().state()).isEqualTo(State.UP);
        assertThat(messaging.health().findings()).isEmpty();
        assertThat(messaging.metrics()).containsAllEntriesOf(Map.of("hausfunk.health.writing", 0L));
    }

    @Test
    void a_full_disk_is_down_until_the_store_takes_something_although_nobody_writes() {
        storage.fault = (entries, store) -> {
            throw full();
        };
        storage.beforeLeasing = () -> {
            throw full();
        };
        refused(ErrorCode.STORAGE_FULL, () -> done(withBen.send(Draft.text("x"))));

        assertThat(part("writing").state()).isEqualTo(State.DOWN);
        assertThat(part("writing").findings().toString()).contains("written nothing", "STORAGE_FULL");
        assertThat(part("reading").state()).isEqualTo(State.UP);
        assertThat(messaging.health().state()).isEqualTo(State.DOWN);
        assertThat(messaging.metrics()).containsEntry("hausfunk.health.writing", 2L);

        storage.beforeLeasing = () -> {};
        eventually("writing is up", () -> part("writing").state() == State.UP);
    }

    @Test
    void a_commit_that_does_not_end_is_down_until_it_ends() throws InterruptedException {
        CountDownLatch committing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        storage.fault = (entries, store) -> {
            hangs(committing, release);
            return store.apply(entries);
        };
        CompletionStage<?> sent = withBen.send(Draft.text("x"));
        assertThat(committing.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(part("writing").state()).isEqualTo(State.UP);

        ahead.addAndGet(TimeUnit.SECONDS.toNanos(30));

        eventually("it is noticed", () -> part("writing").state() == State.DOWN);
        assertThat(part("writing").findings().toString()).contains("a commit has not ended for");
        assertThat(part("marks").state()).isEqualTo(State.UP);
        release.countDown();
        done(sent);
        eventually("writing is up", () -> part("writing").state() == State.UP);
    }

    @Test
    void marks_whose_commit_does_not_end_are_down_until_it_ends() throws InterruptedException {
        CountDownLatch committing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        storage.beforeMarking = () -> hangs(committing, release);
        CompletionStage<?> marked = withBen.markRead(1);
        assertThat(committing.await(20, TimeUnit.SECONDS)).isTrue();

        ahead.addAndGet(TimeUnit.SECONDS.toNanos(30));

        eventually("it is noticed", () -> part("marks").state() == State.DOWN);
        assertThat(part("writing").state()).isEqualTo(State.UP);
        release.countDown();
        done(marked);
        eventually("marks are up", () -> part("marks").state() == State.UP);
    }

    @Test
    void a_store_that_does_not_answer_is_down_until_it_does() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        storage.beforeLooking = () -> hangs(asked, release);
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

        ahead.addAndGet(TimeUnit.SECONDS.toNanos(30));

        assertThat(part("reading").state()).isEqualTo(State.DOWN);
        assertThat(part("reading").findings().toString()).contains("did not answer for");
        release.countDown();
        eventually("reading is up", () -> part("reading").state() == State.UP);
    }

    private static void hangs(CountDownLatch begun, CountDownLatch release) {
        begun.countDown();
        try {
            assertThat(release.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void marks_that_cannot_be_stored_are_down() {
        storage.beforeLeasing = () -> {
            throw full();
        };
        storage.beforeMarking = storage.beforeLeasing;
        refused(ErrorCode.STORAGE_FULL, () -> done(withBen.markRead(1)));
        assertThat(part("marks").state()).isEqualTo(State.DOWN);
        storage.beforeMarking = () -> {};
        done(withBen.markRead(1));
        assertThat(part("marks").state()).isEqualTo(State.UP);
    }

    @Test
    void a_key_service_out_of_reach_is_degraded_until_it_answers() {
        TenantId other = TestEngine.tenant();
        keysBroken.set(true);
        refused(ErrorCode.KEYS_UNREACHABLE, () -> done(messaging.openSession(other, UserId.of("carla"))));
        assertThat(part("keys").state()).isEqualTo(State.DEGRADED);
        assertThat(part("keys").findings().toString()).contains("out of reach");
        keysBroken.set(false);
        done(messaging.openSession(other, UserId.of("carla")));
        assertThat(part("keys").state()).isEqualTo(State.UP);
    }

    @Test
    void a_fault_on_the_way_to_listeners_is_degraded_delivery() {
        storage.beforeReading = () -> {
            if (Thread.currentThread().getName().contains("-delivery")) {
                throw new OutOfMemoryError("a test's");
            }
        };
        ReceivedEntries heard = new ReceivedEntries();
        done(done(messaging.openSession(tenant, UserId.of("ben"))).listen(heard));
        done(done(messaging.openSession(tenant, UserId.of("carla")))
                .conversations()
                .direct(UserId.of("ben")));

        eventually("it is noticed", () -> part("delivery").state() == State.DEGRADED);
        assertThat(part("delivery").findings().toString()).contains("OutOfMemoryError", "within the last minute");

        storage.beforeReading = () -> {};

        assertThat(heard.next(1)).hasSize(1);
        ahead.addAndGet(TimeUnit.MINUTES.toNanos(2));
        eventually("delivery is up", () -> part("delivery").state() == State.UP);
    }

    private static StorageException full() {
        return new StorageException(ErrorCode.STORAGE_FULL, "no room");
    }

    private PartHealth part(String name) {
        return messaging.health().parts().get(name);
    }
}
