// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.cluster.FrameReceiver;
import java.util.List;
import java.util.UUID;

/** One engine's end of an {@link InMemoryNetwork}. */
final class InMemoryTransport implements ClusterTransport {
    private final InMemoryNetwork network;

    InMemoryTransport(InMemoryNetwork network) {
        this.network = network;
    }

    @Override
    public List<String> problems() {
        return List.of();
    }

    @Override
    public ClusterConnection join(UUID node, FrameReceiver receiver) {
        return network.join(node, receiver);
    }
}
