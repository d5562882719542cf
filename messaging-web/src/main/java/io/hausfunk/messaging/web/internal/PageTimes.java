// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** When a page is pinged, and when it is given up. The beat is fixed, so that a page which only receives is pinged, too. */
final class PageTimes {
    static final int PING_SECONDS = 25;
    private static final long PING = TimeUnit.SECONDS.toNanos(PING_SECONDS);
    private static final long SILENT = 3 * PING;
    private static final long HELLO = TimeUnit.SECONDS.toNanos(10);
    private static final long FINISH = TimeUnit.SECONDS.toNanos(5);

    /** What is due. */
    enum Step {
        NOTHING,
        PING,
        /** It said nothing for too long: tell it, and close. */
        GIVE_UP,
        /** It does not even take the last frame: close without one. */
        CUT
    }

    private final LongSupplier nanoTime;
    private long heard;
    private long pinged;
    private long finished;
    private boolean welcomed;
    private boolean finishing;

    PageTimes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.heard = nanoTime.getAsLong();
        this.pinged = heard;
    }

    synchronized void heard() {
        heard = nanoTime.getAsLong();
    }

    synchronized void welcomed() {
        welcomed = true;
    }

    /** From the first call on it has a few seconds for the last frame, however often somebody finishes it. */
    synchronized void finishing() {
        finishing(nanoTime.getAsLong());
    }

    private void finishing(long now) {
        if (!finishing) {
            finishing = true;
            finished = now;
        }
    }

    synchronized Step next() {
        long now = nanoTime.getAsLong();
        if (finishing) {
            return now - finished > FINISH ? Step.CUT : Step.NOTHING;
        }
        if (now - heard > (welcomed ? SILENT : HELLO)) {
            finishing(now);
            return Step.GIVE_UP;
        }
        if (welcomed && now - pinged >= PING) {
            pinged = now;
            return Step.PING;
        }
        return Step.NOTHING;
    }
}
