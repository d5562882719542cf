// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A token bucket for one page: so many requests at once, and so many a second in the long run. */
final class RequestRate {
    private static final long NANOS = 1_000_000_000L;

    private final LongSupplier nanoTime;
    private final long interval;
    private final long burst;
    /** When the bucket was, or will be, full: each request moves it ahead by one interval. */
    private long full;

    RequestRate(int perSecond, int burst, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.interval = NANOS / perSecond;
        this.burst = burst * interval;
        this.full = nanoTime.getAsLong();
    }

    /** Takes one token: zero if there was one, otherwise how long to wait for the next. */
    synchronized Duration take() {
        long now = nanoTime.getAsLong();
        if (full - now < 0) {
            full = now;
        }
        long missing = full + interval - now - burst;
        if (missing > 0) {
            return Duration.ofNanos(missing);
        }
        full += interval;
        return Duration.ZERO;
    }
}
