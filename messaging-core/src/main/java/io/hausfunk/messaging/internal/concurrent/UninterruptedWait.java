// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.time.Duration;

/** Waiting that an interrupt of the host's thread does not cut short: what was accepted is to be written all the same. */
final class UninterruptedWait {
    private UninterruptedWait() {}

    /** Waits so long at most. The interrupt is there again afterwards. */
    static void atMost(Duration time, Wait wait) {
        long end = System.nanoTime() + time.toNanos();
        boolean interrupted = false;
        try {
            boolean waiting = true;
            while (waiting) {
                try {
                    wait.run(Math.max(1, end - System.nanoTime()));
                    waiting = false;
                } catch (InterruptedException e) {
                    interrupted = true;
                    waiting = System.nanoTime() - end < 0;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @FunctionalInterface
    interface Wait {
        @SuppressWarnings("UnusedReturnValue")
        Object run(long nanos) throws InterruptedException;
    }
}
