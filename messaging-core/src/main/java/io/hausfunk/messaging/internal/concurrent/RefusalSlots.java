// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Gives refusals at the end of a time slot since the call, so that their time does not tell what was found on the way. */
public final class RefusalSlots {
    private static final long SLOT = Duration.ofMillis(250).toNanos();

    private final Timer timer;
    private final LongSupplier nanoTime;

    /** Waits on this timer. */
    public RefusalSlots(Timer timer, LongSupplier nanoTime) {
        this.timer = timer;
        this.nanoTime = nanoTime;
    }

    /** The slots of a call that begins now: what gives its refusal is run at the end of one. */
    public Consumer<Runnable> begin() {
        long begin = nanoTime.getAsLong();
        return refusal -> {
            long late = nanoTime.getAsLong() - begin;
            timer.after(Duration.ofNanos(SLOT - Math.floorMod(late, SLOT)), refusal);
        };
    }
}
