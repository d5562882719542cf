// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

/** Allows some at once, and more as time passes. */
public final class TokenBucket {
    private final long nanosEach;
    private final long full;
    private long emptyUntil;

    /** Full at first. {@code now} and all times in nanoseconds. */
    public TokenBucket(int atOnce, long nanosEach, long now) {
        this.nanosEach = nanosEach;
        this.full = atOnce * nanosEach;
        this.emptyUntil = now - full;
    }

    /** Takes one and returns 0, or returns the nanoseconds until there is one. */
    public synchronized long take(long now) {
        if (now - emptyUntil > full) {
            emptyUntil = now - full;
        }
        long missing = emptyUntil + nanosEach - now;
        if (missing > 0) {
            return missing;
        }
        emptyUntil += nanosEach;
        return 0;
    }

    /** Gives one back that was taken for nothing. */
    public synchronized void giveBack() {
        emptyUntil -= nanosEach;
    }
}
