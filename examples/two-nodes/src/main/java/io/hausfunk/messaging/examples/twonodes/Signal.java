// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Something may have changed: whoever waits for it looks again. */
final class Signal {
    private static final long PATIENCE_SECONDS = 180;
    private static final long PAUSE_MILLIS = 50;

    /** Wakes all who wait. */
    synchronized void give() {
        notifyAll();
    }

    /** Waits until it is so, and looks again every now and then; answers for how many milliseconds. */
    synchronized long await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        try {
            while (!condition.getAsBoolean()) {
                if (millisSince(start) >= TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)) {
                    throw new StoryException("waited " + PATIENCE_SECONDS + " seconds in vain until " + what);
                }
                wait(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryException("interrupted while waiting until " + what);
        }
        return millisSince(start);
    }

    static long millisSince(long nanoTime) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
    }
}
