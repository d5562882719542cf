// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.util.BitSet;

/** Accepts each frame number of a sender once, in any order; refuses numbers too old to tell. Not thread-safe. */
final class ReplayWindow {
    private static final int SIZE = 4096;

    private final BitSet seen = new BitSet(SIZE);
    private long highest;

    /** Whether this number, from 1, comes for the first time. */
    boolean accept(long number) {
        if (number <= 0 || highest - number >= SIZE) {
            return false;
        }
        if (number > highest) {
            long fresh = Math.min(number - highest, SIZE);
            for (long back = 0; back < fresh; back++) {
                seen.clear(slot(number - back));
            }
            highest = number;
        }
        if (seen.get(slot(number))) {
            return false;
        }
        seen.set(slot(number));
        return true;
    }

    private static int slot(long number) {
        return (int) (number & (SIZE - 1));
    }
}
