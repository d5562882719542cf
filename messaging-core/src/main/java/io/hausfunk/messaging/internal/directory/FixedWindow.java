// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

/** A fixed-window counter: the window begins with the first event. */
final class FixedWindow {
    private long start;
    private int count;

    FixedWindow(long now) {
        start = now;
    }

    /** Counts an event and returns 0, or returns the nanoseconds until the window ends if the limit is reached. */
    synchronized long count(int limit, long now, long length) {
        if (now - start >= length) {
            start = now;
            count = 0;
        }
        if (count >= limit) {
            return length - (now - start);
        }
        count++;
        return 0;
    }

    /** Uncounts one event. */
    synchronized void undo() {
        count = Math.max(0, count - 1);
    }
}
