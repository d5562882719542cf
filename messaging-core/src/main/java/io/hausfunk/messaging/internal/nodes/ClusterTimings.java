// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.time.Duration;

/**
 * The intervals and timeouts between nodes.
 *
 * @param heartbeatInterval how often nodes send heartbeats
 * @param silentAfter a node from which nothing arrives for this long is unreachable
 * @param leaseTime how long a lease lasts; a node whose lease ran out is gone
 * @param reregisterAfter a node that does not hear a living node for this long registers its address again
 * @param rejoinAfter after this long it leaves the cluster and joins again; after four times as long if it hears other
 *     nodes, or if the transport itself does not see that node; of two nodes, one waits twice as long
 */
public record ClusterTimings(
        Duration heartbeatInterval,
        Duration silentAfter,
        Duration leaseTime,
        Duration reregisterAfter,
        Duration rejoinAfter) {
    /** Measured: a killed node is noticed within 6 s, a lost registration is repaired within 10 s. */
    public static final ClusterTimings DEFAULT = new ClusterTimings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(6),
            Duration.ofSeconds(10),
            Duration.ofSeconds(4),
            Duration.ofSeconds(15));
}
