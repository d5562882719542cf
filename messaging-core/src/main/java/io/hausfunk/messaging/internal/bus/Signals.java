// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.bus;

import io.hausfunk.messaging.storage.ConversationHead;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells this engine's own dispatcher that conversations have new entries, off the thread that commits. A signal may be lost,
 * doubled or late: it only saves waiting for the next look into the store.
 */
public final class Signals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private final Vertx vertx;
    private final String address;
    private final MessageConsumer<Buffer> consumer;

    /** Listens at an address; the receiver is called on an event loop and must not block. */
    public Signals(Vertx vertx, String address, Consumer<List<ConversationHead>> receiver) {
        this.vertx = vertx;
        this.address = address;
        this.consumer = vertx.eventBus().localConsumer(address, message -> receive(message, receiver));
    }

    /** Sends a signal to who listens at the address on this node. */
    public void publish(List<ConversationHead> heads) {
        vertx.eventBus().publish(address, SignalFrame.encode(heads));
    }

    @Override
    public void close() {
        var unused = consumer.unregister();
    }

    private static void receive(Message<Buffer> message, Consumer<List<ConversationHead>> receiver) {
        try {
            receiver.accept(SignalFrame.decode(message.body()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException e) {
            LOG.warn("Dropped a signal that is none: {}", e.getClass().getName());
        }
    }
}
