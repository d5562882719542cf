// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what nobody signals. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Eventually() {}

    /**
     * Waits until a condition holds. It looks a hundred times a second, so a test goes on as soon as it can, and waits a minute
     * at most, so a busy machine fails no test.
     *
     * @param what says in words what is waited for
     * @param condition must not change anything
     * @throws AssertionError with these words if the condition does not hold in time
     */
    public static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not in time: " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
