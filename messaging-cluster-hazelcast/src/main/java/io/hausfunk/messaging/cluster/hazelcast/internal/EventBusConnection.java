// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.cluster.FrameReceiver;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries frames over the clustered EventBus: each node consumes from one address, named after its id, and the others send
 * buffers to it.
 */
final class EventBusConnection implements ClusterConnection {
    private static final Logger LOG = LoggerFactory.getLogger(EventBusConnection.class);
    private static final String ADDRESS = "hausfunk.node.";
    private static final long REGISTER_SECONDS = 5;

    private final ClusteredVertx vertx;
    private final List<String> deviations;
    private final String address;
    private final FrameReceiver receiver;
    private @Nullable MessageConsumer<Buffer> consumer;
    private volatile boolean closed;

    private EventBusConnection(ClusteredVertx vertx, List<String> deviations, UUID node, FrameReceiver receiver) {
        this.vertx = vertx;
        this.deviations = deviations;
        this.address = ADDRESS + node;
        this.receiver = receiver;
    }

    /** Registers the address of the node. If that fails, closes the Vert.x and throws. */
    static EventBusConnection open(ClusteredVertx vertx, List<String> deviations, UUID node, FrameReceiver receiver) {
        EventBusConnection connection = new EventBusConnection(vertx, List.copyOf(deviations), node, receiver);
        try {
            connection.reregister();
            return connection;
        } catch (RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public CompletionStage<Boolean> send(UUID to, byte[] frame) {
        return vertx.eventBus()
                .<Buffer>sender(ADDRESS + to)
                .write(Buffer.buffer(frame))
                .map(true)
                .otherwise(false)
                .toCompletionStage();
    }

    /** The new consumer comes first: in between both receive, and a frame that arrives twice does no harm. */
    @Override
    public void reregister() {
        MessageConsumer<Buffer> added = vertx.eventBus().consumer(address, this::receive);
        try {
            added.completion().toCompletionStage().toCompletableFuture().get(REGISTER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            unregister(added);
            throw VertxStart.unavailable("this node's address could not be registered", e);
        } catch (InterruptedException e) {
            unregister(added);
            Thread.currentThread().interrupt();
            throw VertxStart.unavailable("interrupted while registering", e);
        }
        unregister(replace(added));
        if (closed) {
            unregister(replace(null));
        }
    }

    private synchronized @Nullable MessageConsumer<Buffer> replace(@Nullable MessageConsumer<Buffer> next) {
        MessageConsumer<Buffer> before = consumer;
        consumer = next;
        return before;
    }

    private static void unregister(@Nullable MessageConsumer<Buffer> consumer) {
        if (consumer != null) {
            var unused = consumer.unregister();
        }
    }

    private void receive(Message<Buffer> message) {
        try {
            receiver.receive(message.body().getBytes());
        } catch (RuntimeException | Error e) {
            // Such as a body that is no buffer: whoever has a certificate may send what they like.
            LOG.debug("Dropped a message that is no frame: {}", e.getClass().getName());
        }
    }

    @Override
    public int members() {
        return vertx.members();
    }

    @Override
    public List<String> deviations() {
        return deviations;
    }

    @Override
    public void close() {
        closed = true;
        unregister(replace(null));
        vertx.close();
    }
}
