// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time of a {@link TestMessaging}. It runs like the system's, and a test moves it ahead: then leases run out, people are away,
 * and tasks are due, without waiting. The engine looks at the time now and then, so wait for the effect: see {@link Eventually}.
 *
 * <p>Thread-safe.
 */
public final class TestClock extends Clock {
    private final AtomicLong ahead;
    private final ZoneId zone;

    /** A clock that shows the system's time, in UTC, until it is moved. */
    public TestClock() {
        this(new AtomicLong(), ZoneOffset.UTC);
    }

    private TestClock(AtomicLong ahead, ZoneId zone) {
        this.ahead = ahead;
        this.zone = zone;
    }

    /**
     * Moves the time ahead.
     *
     * @param time zero or more; time never goes back
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time never goes back");
        }
        ahead.addAndGet(time.toNanos());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same time in another zone; moving one moves both. */
    @Override
    public TestClock withZone(ZoneId other) {
        return new TestClock(ahead, other);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plusNanos(ahead.get());
    }

    /** The same time as nanoseconds from some moment on, as {@link System#nanoTime()} counts them. */
    public long nanoTime() {
        return System.nanoTime() + ahead.get();
    }
}
