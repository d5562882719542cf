// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What happens to frames on an {@link InMemoryNetwork}.
 *
 * @param lossPercent how many of a hundred frames are lost
 * @param duplicatePercent how many of a hundred frames arrive twice
 * @param maxDelay each frame is delayed by up to this long, at random, and so overtakes others
 */
public record NetworkFaults(int lossPercent, int duplicatePercent, Duration maxDelay) {
    /** Every frame arrives at once, once and in order. */
    public static final NetworkFaults NONE = new NetworkFaults(0, 0, Duration.ZERO);

    /** No frame arrives. */
    public static final NetworkFaults CUT = NONE.losing(100);

    /** Checks the numbers. */
    public NetworkFaults {
        if (lossPercent < 0 || lossPercent > 100 || duplicatePercent < 0 || duplicatePercent > 100) {
            throw new IllegalArgumentException("percentages are 0 to 100");
        }
        if (maxDelay.isNegative()) {
            throw new IllegalArgumentException("a delay cannot be negative");
        }
    }

    /** The same with another loss. */
    public NetworkFaults losing(int percent) {
        return new NetworkFaults(percent, duplicatePercent, maxDelay);
    }

    /** The same with other duplicates. */
    public NetworkFaults duplicating(int percent) {
        return new NetworkFaults(lossPercent, percent, maxDelay);
    }

    /** The same with another delay. */
    public NetworkFaults delayingUpTo(Duration longest) {
        return new NetworkFaults(lossPercent, duplicatePercent, longest);
    }

    int copies(SplittableRandom random) {
        if (random.nextInt(100) < lossPercent) {
            return 0;
        }
        return random.nextInt(100) < duplicatePercent ? 2 : 1;
    }

    long delayNanos(SplittableRandom random) {
        return maxDelay.isZero() ? 0 : (long) (random.nextDouble() * maxDelay.toNanos());
    }
}
