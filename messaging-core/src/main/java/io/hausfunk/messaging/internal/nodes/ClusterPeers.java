// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.internal.concurrent.Faults;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The other nodes of a clustered engine: which exist according to the store, and which are reachable according to their
 * heartbeats. One thread changes that state and calls receivers and listeners: the one that opens frames.
 */
final class ClusterPeers implements Peers {
    private static final String PART = "nodes";
    private static final Logger LOG = LoggerFactory.getLogger(ClusterPeers.class);

    private final UUID self;
    private final Map<UUID, Peer> peers;
    private final FrameSender sender;
    private final ClusterTimings timings;
    private final NodeCounters counters;
    private final LongSupplier nanos;
    private final Executor inbound;
    private final Map<Topic, Receiver> receivers = new EnumMap<>(Topic.class);
    private final Faults faults;
    private final List<Told> listeners = new CopyOnWriteArrayList<>();
    private final RetiredWindows retired = new RetiredWindows();
    private long lastTick;
    private volatile Set<UUID> reachable = Set.of();

    /**
     * @param peers changed here only
     * @param inbound the one thread that opens frames; may refuse work
     * @param faults hears what listeners throw
     */
    ClusterPeers(
            UUID self,
            Map<UUID, Peer> peers,
            FrameSender sender,
            ClusterTimings timings,
            NodeCounters counters,
            LongSupplier nanos,
            Executor inbound,
            Faults faults) {
        this.self = self;
        this.peers = peers;
        this.sender = sender;
        this.timings = timings;
        this.counters = counters;
        this.nanos = nanos;
        this.inbound = inbound;
        this.faults = faults;
    }

    /** A listener, and the nodes that it took as reachable. What it throws at is told to it again with the next tick. */
    private final class Told {
        private final Listener listener;
        private final Set<UUID> up = new HashSet<>();

        Told(Listener listener) {
            this.listener = listener;
        }

        void update() {
            List.copyOf(up).stream().filter(node -> !reachable.contains(node)).forEach(this::down);
            reachable.stream().filter(node -> !up.contains(node)).forEach(this::up);
        }

        void down(UUID node) {
            faults.guard(PART, () -> {
                listener.peerDown(node);
                up.remove(node);
            });
        }

        private void up(UUID node) {
            faults.guard(PART, () -> {
                listener.peerUp(node);
                up.add(node);
            });
        }

        /** It did not take that the node was gone for a while. */
        void cameBack(UUID node) {
            if (up.contains(node)) {
                down(node);
            }
        }
    }

    @Override
    public UUID self() {
        return self;
    }

    @Override
    public Set<UUID> reachable() {
        return reachable;
    }

    @Override
    public void onTopic(Topic topic, Receiver receiver) {
        if (receivers.put(topic, receiver) != null) {
            throw new IllegalStateException("two receivers for " + topic);
        }
    }

    @Override
    public void onChange(Listener listener) {
        listeners.add(new Told(listener));
    }

    @Override
    public void send(UUID to, Topic topic, byte[] body) {
        if (body.length > MAX_BODY + TAG) {
            throw new IllegalArgumentException("a body of " + body.length + " bytes");
        }
        Peer peer = peers.get(to);
        if (peer != null && peer.heard) {
            sender.post(peer, topic, body);
        }
    }

    /** Handles the content of a frame. On the thread that opens frames. */
    void received(Peer peer, List<Frame.Section> sections) {
        heard(peer);
        for (Frame.Section section : sections) {
            if (section.topic == Topic.HEARTBEAT.code()) {
                heartbeat(peer, Heartbeat.of(section.body));
            } else {
                dispatch(peer, section);
            }
        }
    }

    private void dispatch(Peer peer, Frame.Section section) {
        receivers.forEach((topic, receiver) -> {
            if (topic.code() == section.topic) {
                try {
                    receiver.receive(peer.id, section.body);
                } catch (Throwable e) {
                    counters.refused.increment();
                    LOG.debug(
                            "Dropped a message of node {} about {}: {}",
                            peer.id,
                            topic,
                            e.getClass().getName());
                }
            }
        });
    }

    private void heartbeat(Peer peer, @Nullable Heartbeat heartbeat) {
        if (heartbeat == null) {
            return;
        }
        peer.hearsUs = heartbeat.hearsYou();
        if (peer.connected()) {
            peer.lastConnected = nanos.getAsLong();
        }
        if (heartbeat.leaves()) {
            peer.leased = false;
            silent(peer);
            remove(peer);
        }
    }

    private void heard(Peer peer) {
        peer.lastHeard = nanos.getAsLong();
        if (!peer.heard) {
            peer.heard = true;
            updateReachable();
            LOG.info("Node {} is reachable", peer.id);
            listeners.forEach(told -> told.cameBack(peer.id));
            listeners.forEach(Told::update);
            sendHeartbeat(peer, false);
        }
    }

    private void silent(Peer peer) {
        peer.hearsUs = false;
        if (peer.heard) {
            peer.heard = false;
            updateReachable();
            peer.queue.clear();
            LOG.info("Node {} is not reachable any more", peer.id);
            listeners.forEach(Told::update);
        }
    }

    private void updateReachable() {
        reachable = peers.values().stream()
                .filter(peer -> peer.heard)
                .map(peer -> peer.id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Takes the leases of the other nodes: the note of each, by node. */
    void leased(Map<UUID, String> notes) {
        onInbound(() -> {
            long now = nanos.getAsLong();
            notes.forEach((id, note) -> {
                Peer peer = peers.computeIfAbsent(id, fresh -> new Peer(fresh, retired.restore(fresh), now));
                peer.wire = WireVersions.ofNote(note);
                if (!peer.leased) {
                    peer.leased = true;
                    // Earlier silence says nothing about the transport: the peer was gone, or not known here.
                    peer.lastConnected = now;
                    sendHeartbeat(peer, false);
                }
            });
            for (Peer peer : peers.values()) {
                if (!notes.containsKey(peer.id)) {
                    peer.leased = false;
                }
            }
            removeGone();
        });
    }

    private void removeGone() {
        for (Peer peer : peers.values()) {
            if (!peer.leased && !peer.heard) {
                remove(peer);
            }
        }
    }

    private void remove(Peer peer) {
        peers.remove(peer.id);
        retired.retire(peer.id, peer.window);
    }

    /** Sends heartbeats, and notices who is silent. To be called once in each heartbeat interval. */
    void tick() {
        onInbound(() -> {
            long now = nanos.getAsLong();
            long silentAfter = timings.silentAfter().toNanos();
            // A process that was frozen has heard nobody, but frames that arrived meanwhile wait behind this.
            boolean wasFrozen = now - lastTick > silentAfter / 2;
            lastTick = now;
            for (Peer peer : peers.values()) {
                if (!wasFrozen && peer.heard && now - peer.lastHeard > silentAfter) {
                    silent(peer);
                }
                if (!peer.heard || now - peer.lastConnected > silentAfter) {
                    // Frames whose sending never completes must not hold back heartbeats.
                    peer.queue.clear();
                }
                sendHeartbeat(peer, false);
            }
            removeGone();
            listeners.forEach(Told::update);
        });
    }

    /** Tells the others that this node leaves. */
    void sendFarewell() {
        peers.values().forEach(peer -> sendHeartbeat(peer, true));
    }

    private void sendHeartbeat(Peer peer, boolean leaves) {
        boolean heardLately = peer.heard
                && nanos.getAsLong() - peer.lastHeard
                        < 3 * timings.heartbeatInterval().toNanos();
        sender.post(peer, Topic.HEARTBEAT, new Heartbeat(heardLately, leaves).toBytes());
    }

    private void onInbound(Runnable work) {
        try {
            inbound.execute(work);
        } catch (Throwable e) {
            // Full, closed, or without memory for a thread: the next tick comes.
            faults.report("threads", e);
        }
    }
}
