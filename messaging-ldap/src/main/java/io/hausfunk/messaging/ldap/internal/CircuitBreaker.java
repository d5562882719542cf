// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fails fast while the directory is unavailable. After three consecutive outages it rejects calls for five seconds, then lets one
 * through every five seconds until one succeeds. It does not wait for the one it let through, which may be a full read of minutes.
 */
final class CircuitBreaker {
    private static final int OUTAGES = 3;
    private static final long OPEN = Duration.ofSeconds(5).toNanos();

    private final LongSupplier nanos;
    private int outages;
    private long lastTriedNanos;
    private String reason = "";

    CircuitBreaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Asks, or throws at once what asking would most probably end with. */
    <T> T ask(Supplier<T> question) {
        boolean probe = enter();
        @Nullable String outage = null;
        boolean answered = false;
        try {
            T answer = question.get();
            answered = true;
            return answer;
        } catch (Outage.UnreachableException e) {
            outage = e.detail();
            throw e;
        } finally {
            leave(probe, outage, answered);
        }
    }

    private synchronized boolean enter() {
        if (outages < OUTAGES) {
            return false;
        }
        if (nanos.getAsLong() - lastTriedNanos < OPEN) {
            throw Outage.unusable(reason);
        }
        lastTriedNanos = nanos.getAsLong();
        return true;
    }

    private synchronized void leave(boolean probe, @Nullable String outage, boolean answered) {
        if (outage != null) {
            outages++;
            reason = outage;
            lastTriedNanos = nanos.getAsLong();
        } else if (answered || probe) {
            // Other exceptions tell of an answer as well, but not of one that is worth closing for unless it was asked
            // for.
            outages = 0;
        }
    }
}
