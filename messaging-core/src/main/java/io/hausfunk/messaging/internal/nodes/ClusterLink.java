// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.cluster.FrameReceiver;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This engine's current connection, and how it is replaced. {@link #join}, {@link #rejoin} and {@link #reregister} block and
 * are called by one thread at a time. {@link #close} may come at any time.
 */
final class ClusterLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterLink.class);

    private final ClusterTransport transport;
    private final UUID self;
    private volatile @Nullable ClusterConnection connection;
    private volatile boolean closed;
    private FrameReceiver receiver = frame -> {};

    ClusterLink(ClusterTransport transport, UUID self) {
        this.transport = transport;
        this.self = self;
    }

    /** Joins, now and whenever {@link #rejoin} is called. Throws what {@link ClusterTransport#join} throws. */
    void join(FrameReceiver newReceiver) {
        receiver = newReceiver;
        join();
    }

    private void join() {
        connection = transport.join(self, receiver);
        if (closed) {
            leave();
        }
    }

    /** Leaves and joins again, under the same id. Throws as {@link #join} does, and then is not joined. */
    void rejoin() {
        leave();
        if (!closed) {
            join();
        }
    }

    void reregister() {
        ClusterConnection current = connection;
        if (current != null) {
            current.reregister();
        }
    }

    /** Whether this node is in a cluster, even if it is the only member. */
    boolean joined() {
        return connection != null;
    }

    /** How many nodes the transport sees; 0 if not joined. */
    int members() {
        ClusterConnection current = connection;
        return current == null ? 0 : current.members();
    }

    List<String> deviations() {
        ClusterConnection current = connection;
        return current == null ? List.of() : current.deviations();
    }

    /** Sends a frame. {@code sent} hears whether it left this machine: at any time, on any thread, or never. */
    void send(UUID to, byte[] frame, Consumer<Boolean> sent) {
        ClusterConnection current = connection;
        if (current == null) {
            sent.accept(false);
            return;
        }
        try {
            var unused = current.send(to, frame)
                    .whenComplete((left, error) -> sent.accept(error == null && Boolean.TRUE.equals(left)));
        } catch (RuntimeException | Error e) {
            // Such as a transport that was closed meanwhile.
            LOG.debug("A frame was not sent: {}", e.getClass().getName());
            sent.accept(false);
        }
    }

    /** Leaves for good. If another thread is joining at this moment, it leaves again when it is done. */
    @Override
    public void close() {
        closed = true;
        leave();
    }

    private void leave() {
        ClusterConnection current = connection;
        connection = null;
        if (current != null) {
            current.close();
        }
    }
}
