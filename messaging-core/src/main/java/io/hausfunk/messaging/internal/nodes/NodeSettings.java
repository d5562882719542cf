// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.time.Duration;

/**
 * When a node is taken for what.
 *
 * @param probeEvery how often nodes say that they are there
 * @param silentAfter without a frame for so long, a node is not heard any more
 * @param leaseTime for so long the store knows a node after its last sign
 * @param reregisterAfter a bus that looks healthy and brings nothing for so long is registered with anew
 * @param rejoinAfter and after so long it is left and joined anew; four times as long if others are heard, or if the
 *     transport itself knows of the trouble; and twice as long by the second of two nodes
 */
public record NodeSettings(
        Duration probeEvery, Duration silentAfter, Duration leaseTime, Duration reregisterAfter, Duration rejoinAfter) {
    /** As measured: a killed node is noticed within 6 s, a bus that lost a registration is mended within 10 s. */
    public static final NodeSettings DEFAULT = new NodeSettings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(6),
            Duration.ofSeconds(10),
            Duration.ofSeconds(4),
            Duration.ofSeconds(15));
}
