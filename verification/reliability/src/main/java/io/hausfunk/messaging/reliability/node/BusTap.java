// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.cluster.FrameReceiver;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** A transport that can fall silent while everything else about it looks healthy: it takes frames, and drops them. */
final class BusTap implements ClusterTransport {
    private final ClusterTransport transport;
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean dropping;

    BusTap(ClusterTransport transport) {
        this.transport = transport;
    }

    void drop(boolean all) {
        dropping = all;
    }

    /** How much passed, and how much was dropped. */
    String counts() {
        return passed.get() + " " + dropped.get();
    }

    @Override
    public List<String> problems() {
        return transport.problems();
    }

    @Override
    public ClusterConnection join(UUID node, FrameReceiver receiver) {
        return new Tapped(transport.join(node, frame -> {
            if (passes()) {
                receiver.receive(frame);
            }
        }));
    }

    private boolean passes() {
        boolean passes = !dropping;
        (passes ? passed : dropped).incrementAndGet();
        return passes;
    }

    private final class Tapped implements ClusterConnection {
        private final ClusterConnection connection;

        Tapped(ClusterConnection connection) {
            this.connection = connection;
        }

        /** A frame that is dropped stays under way for ever: nobody is told. */
        @Override
        public CompletionStage<Boolean> send(UUID to, byte[] frame) {
            return passes() ? connection.send(to, frame) : new CompletableFuture<>();
        }

        @Override
        public void reregister() {
            connection.reregister();
        }

        @Override
        public int members() {
            return connection.members();
        }

        @Override
        public List<String> deviations() {
            return connection.deviations();
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
