// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A point in time on a monotonic clock. */
final class Deadline {
    private final LongSupplier nanos;
    private final long end;

    private Deadline(LongSupplier nanos, long end) {
        this.nanos = nanos;
        this.end = end;
    }

    static Deadline in(Duration time, LongSupplier nanos) {
        return new Deadline(nanos, nanos.getAsLong() + time.toNanos());
    }

    static Deadline over() {
        return new Deadline(() -> 0, 0);
    }

    /** The same, or a nearer one. */
    Deadline within(Duration time) {
        long other = nanos.getAsLong() + time.toNanos();
        return other - end < 0 ? new Deadline(nanos, other) : this;
    }

    boolean passed() {
        return millis() <= 0;
    }

    /** How long it still is, rounded down; zero or less if it is over. */
    int millis() {
        return (int) TimeUnit.NANOSECONDS.toMillis(end - nanos.getAsLong());
    }
}
