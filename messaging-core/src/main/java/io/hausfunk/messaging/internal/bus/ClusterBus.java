// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.bus;

import io.hausfunk.messaging.cluster.Cluster;
import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frames between nodes over a clustered EventBus: every node listens at one address of its own, whoever has something for
 * it sends it there. The methods that block are called by one thread at a time, except {@link #close}.
 */
public final class ClusterBus implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterBus.class);
    private static final String ADDRESS = "hausfunk.node.";
    private static final long PATIENCE_SECONDS = 5;

    private final Cluster cluster;
    private final UUID self;
    private final Consumer<byte[]> inbound;
    private volatile @Nullable Joined joined;
    private volatile boolean closed;

    /** {@code inbound} takes frames on an event loop and must not block. */
    public ClusterBus(Cluster cluster, UUID self, Consumer<byte[]> inbound) {
        this.cluster = cluster;
        this.self = self;
        this.inbound = inbound;
    }

    /** Joins. Blocks; throws what {@link Cluster#join} throws. */
    public void join() {
        ClusterConnection connection = cluster.join();
        try {
            joined = new Joined(connection, register(connection));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
        leaveIfClosed();
    }

    /** Leaves and joins anew, under the same address. Blocks; throws as {@link #join}, and then is not joined. */
    public void rejoin() {
        leave();
        if (!closed) {
            join();
        }
    }

    /** Registers this node's address anew: others may have lost it. Blocks a little while. */
    public void reregister() {
        Joined now = joined;
        if (now != null) {
            // The new one first: in between both take frames, and a frame that comes twice has no effect.
            MessageConsumer<Buffer> before = now.consumer;
            joined = new Joined(now.connection, register(now.connection));
            var unused = before.unregister();
            leaveIfClosed();
        }
    }

    /** Whether this node is part of a cluster, also of one by itself. */
    public boolean joined() {
        return joined != null;
    }

    /** How many nodes the transport believes in; 0 if not joined. */
    public int members() {
        Joined now = joined;
        return now == null ? 0 : now.connection.members();
    }

    /** What the transport has to say against its configuration. */
    public List<String> deviations() {
        Joined now = joined;
        return now == null ? List.of() : now.connection.deviations();
    }

    /** Sends a frame. {@code written} hears whether it left this machine's memory, at some time, on any thread, or never. */
    public void send(UUID to, byte[] frame, Consumer<Boolean> written) {
        Joined now = joined;
        if (now == null) {
            written.accept(false);
            return;
        }
        try {
            now.connection
                    .vertx()
                    .eventBus()
                    .<Buffer>sender(ADDRESS + to)
                    .write(Buffer.buffer(frame))
                    .onComplete(done -> written.accept(done.succeeded()));
        } catch (RuntimeException e) {
            // Closed meanwhile, by us or by the host.
            LOG.debug("A frame was not sent: {}", e.getClass().getName());
            written.accept(false);
        }
    }

    /** Leaves for good: whoever joins at this moment on another thread leaves again as soon as that is done. */
    @Override
    public void close() {
        closed = true;
        leave();
    }

    private void leaveIfClosed() {
        if (closed) {
            leave();
        }
    }

    private void leave() {
        Joined now = joined;
        joined = null;
        if (now != null) {
            var unused = now.consumer.unregister();
            now.connection.close();
        }
    }

    private MessageConsumer<Buffer> register(ClusterConnection connection) {
        MessageConsumer<Buffer> consumer = connection.vertx().eventBus().consumer(ADDRESS + self, this::receive);
        try {
            consumer.completion().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return consumer;
        } catch (ExecutionException | TimeoutException e) {
            var unused = consumer.unregister();
            throw new HostException(ErrorCode.CLUSTER_UNAVAILABLE, "this node's address could not be registered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException(ErrorCode.CLUSTER_UNAVAILABLE, "interrupted while joining", e);
        }
    }

    private void receive(Message<Buffer> message) {
        try {
            inbound.accept(message.body().getBytes());
        } catch (RuntimeException e) {
            LOG.debug("Dropped what is no frame: {}", e.getClass().getName());
        }
    }

    private record Joined(ClusterConnection connection, MessageConsumer<Buffer> consumer) {}
}
