// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.internal.crypto.FrameSealer;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sealed frames of what waits for each node, on one thread, and hands them to the transport. */
final class FrameSender {
    private static final Logger LOG = LoggerFactory.getLogger(FrameSender.class);

    private final UUID self;
    private final Collection<Peer> peers;
    private final ClusterLink link;
    private final FrameSealer sealer;
    private final NodeCounters counters;
    private final Executor executor;
    private final AtomicBoolean flushing = new AtomicBoolean();
    /** One sequence for all peers: a peer that was forgotten and comes back still knows which numbers it has seen. */
    private final AtomicLong numbers = new AtomicLong();

    /**
     * @param peers a live view of all peers
     * @param executor has one thread
     */
    FrameSender(
            UUID self,
            Collection<Peer> peers,
            ClusterLink link,
            FrameSealer sealer,
            NodeCounters counters,
            Executor executor) {
        this.self = self;
        this.peers = peers;
        this.link = link;
        this.sealer = sealer;
        this.counters = counters;
        this.executor = executor;
    }

    /** Queues a message. Never blocks; drops it if too much is waiting. */
    void post(Peer peer, Topic topic, byte[] body) {
        if (!peer.queue.offer(new Frame.Section(topic.code(), body))) {
            counters.dropped.increment();
        }
        flushSoon();
    }

    private void flushSoon() {
        if (flushing.compareAndSet(false, true)) {
            try {
                executor.execute(this::flush);
            } catch (RuntimeException | Error e) {
                // Closed, or without memory for a thread: whoever posts next tries again.
                flushing.set(false);
                LOG.debug("Frames wait: {}", e.getClass().getName());
            }
        }
    }

    private void flush() {
        flushing.set(false);
        for (Peer peer : peers) {
            List<Frame.Section> sections = peer.queue.next();
            while (!sections.isEmpty()) {
                send(peer, sections);
                sections = peer.queue.next();
            }
        }
    }

    private void send(Peer peer, List<Frame.Section> sections) {
        int version = peer.wireVersion();
        if (version == 0 || !sealer.ready()) {
            unsent(peer);
            return;
        }
        byte[] frame;
        try {
            long number = numbers.incrementAndGet();
            byte[] sealed = sealer.seal(Frame.pack(sections), Frame.associatedData(version, self, peer.id, number));
            frame = new Frame(version, self, number, sealed).toBytes();
        } catch (RuntimeException | Error e) {
            LOG.debug("A frame was not sealed: {}", e.getClass().getName());
            unsent(peer);
            return;
        }
        counters.sent.increment();
        counters.sentSections.add(sections.size());
        link.send(peer.id, frame, left -> {
            if (!left) {
                counters.unsent.increment();
            }
            if (peer.queue.completed()) {
                flushSoon();
            }
        });
    }

    private void unsent(Peer peer) {
        counters.unsent.increment();
        peer.queue.completed();
    }
}
