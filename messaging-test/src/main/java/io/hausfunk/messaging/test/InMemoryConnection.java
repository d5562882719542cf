// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.cluster.FrameReceiver;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A node on an {@link InMemoryNetwork}. */
final class InMemoryConnection implements ClusterConnection {
    private final InMemoryNetwork network;
    private final UUID node;
    private final FrameReceiver receiver;
    private volatile boolean isolated;
    private volatile boolean closed;

    InMemoryConnection(InMemoryNetwork network, UUID node, FrameReceiver receiver) {
        this.network = network;
        this.node = node;
        this.receiver = receiver;
    }

    void isolate() {
        isolated = true;
    }

    void receive(byte[] frame) {
        if (!isolated) {
            receiver.receive(frame);
        }
    }

    @Override
    public CompletionStage<Boolean> send(UUID to, byte[] frame) {
        return closed ? CompletableFuture.completedFuture(false) : network.send(to, frame);
    }

    @Override
    public void reregister() {
        // Addresses are not registered anywhere else.
    }

    @Override
    public int members() {
        return closed ? 0 : network.members();
    }

    @Override
    public List<String> deviations() {
        return List.of("all nodes are in one JVM");
    }

    @Override
    public void close() {
        closed = true;
        network.leave(node, this);
    }
}
