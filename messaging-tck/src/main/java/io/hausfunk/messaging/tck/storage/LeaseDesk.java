// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Takes leases with short words, and lets time pass by the store's own clock. */
final class LeaseDesk {
    static final Duration LONG = Duration.ofHours(1);
    static final Duration SHORT = Duration.ofSeconds(1);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(20);

    private final StorageHarness harness;
    private final MessagingStorage store;

    LeaseDesk(StorageHarness harness, MessagingStorage store) {
        this.harness = harness;
        this.store = store;
    }

    /** A name that nobody used before. */
    static String name() {
        return "kit." + UUID.randomUUID();
    }

    Lease take(String name, Duration time) {
        return take(name, UUID.randomUUID(), time);
    }

    Lease take(String name, UUID holder, Duration time) {
        return ask(name, holder, time).orElseThrow(() -> new AssertionError("a free lease was not given"));
    }

    Optional<Lease> ask(String name, UUID holder, Duration time) {
        return store.leases().acquire(name, holder, "", time);
    }

    /** What {@code held} says of this one name. */
    Optional<Lease> held(String name) {
        return store.leases().held(name, 1).stream().findFirst();
    }

    /** Every lease that was taken or prolonged for a second before this call runs out. */
    void aSecondPasses() {
        if (harness instanceof MovableClock clock) {
            clock.pass(SHORT);
            return;
        }
        String hourglass = take(name(), SHORT).name();
        long deadline = System.nanoTime() + PATIENCE;
        while (held(hourglass).isPresent()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("a lease for a second is still held after a minute");
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }
}
