// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.nodes.ClusterTimings;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * What tests and measurements of our own change, and hosts do not.
 *
 * @param nanoTime the time by which caches and leases age
 * @param nodes when a node is taken for what
 * @param sealer puts something around, or in place of, the cipher of entries
 */
public record EngineOptions(LongSupplier nanoTime, ClusterTimings nodes, UnaryOperator<EntrySealer> sealer) {
    /** As hosts get it. */
    public static final EngineOptions DEFAULT =
            new EngineOptions(System::nanoTime, ClusterTimings.DEFAULT, UnaryOperator.identity());

    /** The same with another time. */
    public EngineOptions nanoTime(LongSupplier newNanoTime) {
        return new EngineOptions(newNanoTime, nodes, sealer);
    }

    /** The same with other limits for nodes. */
    public EngineOptions nodes(ClusterTimings newNodes) {
        return new EngineOptions(nanoTime, newNodes, sealer);
    }

    /** The same with another cipher. */
    public EngineOptions sealer(UnaryOperator<EntrySealer> newSealer) {
        return new EngineOptions(nanoTime, nodes, newSealer);
    }
}
