// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.util.BitSet;

/** Which counts of a sender were seen: lets each through once, in any order, unless it is too old to tell. For one thread. */
final class ReplayWindow {
    private static final int SIZE = 4096;

    private final BitSet seen = new BitSet(SIZE);
    private long highest;

    /** Whether this count comes for the first time; from 1. */
    boolean first(long count) {
        if (count <= 0 || highest - count >= SIZE) {
            return false;
        }
        if (count > highest) {
            long fresh = Math.min(count - highest, SIZE);
            for (long back = 0; back < fresh; back++) {
                seen.clear(slot(count - back));
            }
            highest = count;
        }
        if (seen.get(slot(count))) {
            return false;
        }
        seen.set(slot(count));
        return true;
    }

    private static int slot(long count) {
        return (int) (count & (SIZE - 1));
    }
}
