// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.MessagingBuilder;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An engine with its rooms: each has the same number of messages in flight, an acknowledgement brings the next one. */
final class EngineContestant implements Contestant, AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final MeteredStorage storage;
    private final Messaging messaging;
    private final List<Room> rooms;
    private final int inFlight;

    EngineContestant(
            MessagingStorage store, MasterKeys keys, LoadSettings settings, UnaryOperator<MessagingBuilder> builder) {
        storage = new MeteredStorage(store);
        messaging = builder.apply(Messaging.builder()
                        .storage(storage)
                        .keys(keys)
                        .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true)))
                .start();
        TenantId tenant = new TenantId("load");
        rooms = IntStream.range(0, settings.pairs())
                .mapToObj(number -> new Room(messaging, tenant, number))
                .toList();
        inFlight = settings.inFlight();
    }

    @Override
    public Slice run(Duration time) {
        return Slice.measure(() -> {
            long before = acknowledged();
            long end = System.nanoTime() + time.toNanos();
            CountDownLatch running = new CountDownLatch(rooms.size() * inFlight);
            for (int i = 0; i < inFlight; i++) {
                rooms.forEach(room -> keepSending(room, end, running));
            }
            await(running);
            settle();
            return acknowledged() - before;
        });
    }

    List<Room> rooms() {
        return rooms;
    }

    MeteredStorage storage() {
        return storage;
    }

    /** Waits until everything arrived, and checks that it did. */
    void settle() {
        long end = System.nanoTime() + PATIENCE;
        while (!rooms.stream().allMatch(Room::settled) && System.nanoTime() < end) {
            LockSupport.parkNanos(500_000);
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a message was not sent", failed);
        }
        rooms.forEach(Room::check);
    }

    void failed(Throwable error) {
        failure.compareAndSet(null, error);
    }

    private void keepSending(Room room, long end, CountDownLatch running) {
        var unused = room.send().whenComplete((sent, error) -> {
            if (error != null) {
                failed(error);
            }
            if (error == null && System.nanoTime() < end) {
                keepSending(room, end, running);
            } else {
                running.countDown();
            }
        });
    }

    private long acknowledged() {
        return rooms.stream().mapToLong(Room::acknowledged).sum();
    }

    private static void await(CountDownLatch running) {
        try {
            if (!running.await(PATIENCE, TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("messages were never answered");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        messaging.close();
    }
}
