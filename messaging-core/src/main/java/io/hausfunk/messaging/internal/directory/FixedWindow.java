// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

/** Counts what happens within a while that begins with the first time. */
final class Window {
    private long since;
    private int count;

    Window(long now) {
        since = now;
    }

    /** Zero if it was counted; otherwise how long to wait until it will be. */
    synchronized long count(int most, long now, long nanos) {
        if (now - since >= nanos) {
            since = now;
            count = 0;
        }
        if (count >= most) {
            return nanos - (now - since);
        }
        count++;
        return 0;
    }

    synchronized void takeBack() {
        count = Math.max(0, count - 1);
    }
}
