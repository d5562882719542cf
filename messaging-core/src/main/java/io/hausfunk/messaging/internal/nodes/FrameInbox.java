// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.cluster.FrameReceiver;
import io.hausfunk.messaging.internal.crypto.FrameSealer;
import java.nio.BufferUnderflowException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes frames from the transport, opens them on one thread, and passes each on once. */
final class FrameInbox implements FrameReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(FrameInbox.class);
    private static final long MAX_BYTES_WAITING = 32L * 1024 * 1024;

    private final UUID self;
    private final Map<UUID, Peer> peers;
    private final FrameSealer sealer;
    private final NodeCounters counters;
    private final Executor executor;
    private final BiConsumer<Peer, List<Frame.Section>> handler;
    private final AtomicLong bytesWaiting = new AtomicLong();
    private final AtomicBoolean strangerSent = new AtomicBoolean();

    /**
     * @param executor has one thread, and may refuse work
     * @param handler takes the content of frames, on that thread
     */
    FrameInbox(
            UUID self,
            Map<UUID, Peer> peers,
            FrameSealer sealer,
            NodeCounters counters,
            Executor executor,
            BiConsumer<Peer, List<Frame.Section>> handler) {
        this.self = self;
        this.peers = peers;
        this.sealer = sealer;
        this.counters = counters;
        this.executor = executor;
        this.handler = handler;
    }

    @Override
    public void receive(byte[] bytes) {
        if (bytes.length > ClusterTransport.MAX_FRAME_BYTES) {
            counters.refused.increment();
            return;
        }
        if (bytesWaiting.addAndGet(bytes.length) > MAX_BYTES_WAITING) {
            bytesWaiting.addAndGet(-bytes.length);
            counters.overflowed.increment();
            return;
        }
        try {
            executor.execute(() -> {
                bytesWaiting.addAndGet(-bytes.length);
                open(bytes);
            });
        } catch (RuntimeException | Error e) {
            // Too many frames, or without memory for a thread. The caller is a thread of the transport.
            bytesWaiting.addAndGet(-bytes.length);
            counters.overflowed.increment();
        }
    }

    private void open(byte[] bytes) {
        try {
            Frame frame = Frame.of(bytes);
            if (frame == null) {
                counters.refused.increment();
                return;
            }
            Peer peer = peers.get(frame.sender);
            if (peer == null) {
                counters.strangers.increment();
                strangerSent.set(true);
                return;
            }
            open(frame, peer);
        } catch (RuntimeException | Error e) {
            LOG.warn("A frame was dropped: {}", e.getClass().getName());
        }
    }

    private void open(Frame frame, Peer peer) {
        byte[] packed =
                sealer.open(frame.sealed, Frame.associatedData(frame.version, frame.sender, self, frame.number));
        if (packed == null) {
            counters.refused.increment();
            peer.refused.increment();
        } else if (!peer.window.accept(frame.number)) {
            counters.replayed.increment();
        } else {
            counters.received.increment();
            try {
                handler.accept(peer, Frame.unpack(packed));
            } catch (IllegalArgumentException | BufferUnderflowException e) {
                counters.refused.increment();
            }
        }
    }

    /** Whether a frame arrived of a node that the store has not named yet; forgets it. */
    boolean strangerSent() {
        return strangerSent.getAndSet(false);
    }
}
