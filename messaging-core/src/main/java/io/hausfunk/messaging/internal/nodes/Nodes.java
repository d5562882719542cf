// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.internal.bus.ClusterBus;
import io.hausfunk.messaging.internal.crypto.FrameSealer;
import java.nio.BufferUnderflowException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The other nodes of a clustered engine: seals and opens frames, lets each through once, and knows who is heard. What comes
 * in is worked on by one thread, what goes out by another.
 */
final class Nodes implements Peers {
    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
    private static final byte PROBE_VERSION = 1;
    private static final int HEARS_YOU = 1;
    private static final int LEAVES = 2;
    /** A frame is 64 KiB at most, but whoever has a certificate may send what they like. */
    private static final long MOST_WAITING = 32L * 1024 * 1024;

    final NodeCounters counters = new NodeCounters();
    private final UUID self;
    private final ClusterBus bus;
    private final FrameSealer sealer;
    private final NodeSettings settings;
    private final LongSupplier nanos;
    private final Executor in;
    private final Executor out;
    private final Map<UUID, Peer> peers = new ConcurrentHashMap<>();
    private final Map<Topic, Receiver> receivers = new EnumMap<>(Topic.class);
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean flushing = new AtomicBoolean();
    private final ForgottenWindows forgotten = new ForgottenWindows();
    /** One count for all: who was forgotten and comes back remembers how far this node had counted. */
    private final AtomicLong counted = new AtomicLong();

    /** The bytes of frames that are not opened yet. */
    private final AtomicLong waiting = new AtomicLong();

    private long lastTick;
    private volatile Set<UUID> heard = Set.of();
    private volatile boolean strangerSpoke;

    /** {@code in} and {@code out} have one thread each; {@code in} may refuse work. */
    Nodes(
            UUID self,
            Function<Consumer<byte[]>, ClusterBus> bus,
            FrameSealer sealer,
            NodeSettings settings,
            LongSupplier nanos,
            Executor in,
            Executor out) {
        this.self = self;
        this.sealer = sealer;
        this.settings = settings;
        this.nanos = nanos;
        this.in = in;
        this.out = out;
        this.bus = bus.apply(this::received);
    }

    ClusterBus bus() {
        return bus;
    }

    @Override
    public UUID self() {
        return self;
    }

    @Override
    public Set<UUID> heard() {
        return heard;
    }

    Collection<Peer> peers() {
        return peers.values();
    }

    @Override
    public void onTopic(Topic topic, Receiver receiver) {
        if (receivers.put(topic, receiver) != null) {
            throw new IllegalStateException("two receivers for " + topic);
        }
    }

    @Override
    public void onChange(Watcher watcher) {
        watchers.add(watcher);
    }

    @Override
    public void say(UUID to, Topic topic, byte[] body) {
        if (body.length > MAX_BODY) {
            throw new IllegalArgumentException("a body of " + body.length + " bytes");
        }
        Peer peer = peers.get(to);
        if (peer != null && peer.heard) {
            post(peer, topic, body);
        }
    }

    private void post(Peer peer, Topic topic, byte[] body) {
        if (!peer.outbox.offer(new Frame.Section(topic.code(), body))) {
            counters.dropped.increment();
        }
        flushSoon();
    }

    private void flushSoon() {
        if (flushing.compareAndSet(false, true)) {
            try {
                out.execute(this::flush);
            } catch (RejectedExecutionException e) {
                flushing.set(false); // Only when the engine closes.
            }
        }
    }

    private void flush() {
        flushing.set(false);
        for (Peer peer : peers.values()) {
            List<Frame.Section> sections = peer.outbox.next();
            while (!sections.isEmpty()) {
                send(peer, sections);
                sections = peer.outbox.next();
            }
        }
    }

    private void send(Peer peer, List<Frame.Section> sections) {
        int form = peer.form();
        if (form == 0 || !sealer.ready()) {
            counters.unsent.increment();
            peer.outbox.left();
            return;
        }
        long count = counted.incrementAndGet();
        byte[] sealed = sealer.seal(Frame.pack(sections), Frame.bound(form, self, peer.id, count));
        counters.sent.increment();
        counters.sentSections.add(sections.size());
        bus.send(peer.id, new Frame(form, self, count, sealed).toBytes(), written -> {
            if (!written) {
                counters.unsent.increment();
            }
            if (peer.outbox.left()) {
                flushSoon();
            }
        });
    }

    /** Takes a frame from the bus; does not block. */
    private void received(byte[] bytes) {
        if (waiting.addAndGet(bytes.length) > MOST_WAITING) {
            waiting.addAndGet(-bytes.length);
            counters.overflowed.increment();
            return;
        }
        try {
            in.execute(() -> {
                waiting.addAndGet(-bytes.length);
                open(bytes);
            });
        } catch (RejectedExecutionException e) {
            waiting.addAndGet(-bytes.length);
            counters.overflowed.increment();
        }
    }

    private void open(byte[] bytes) {
        Frame frame = Frame.of(bytes);
        if (frame == null) {
            counters.refused.increment();
            return;
        }
        Peer peer = peers.get(frame.sender);
        if (peer == null) {
            counters.strangers.increment();
            strangerSpoke = true;
            return;
        }
        byte[] packed = sealer.open(frame.sealed, Frame.bound(frame.version, frame.sender, self, frame.count));
        if (packed == null) {
            counters.refused.increment();
            peer.refused.increment();
        } else if (!peer.window.first(frame.count)) {
            counters.replayed.increment();
        } else {
            counters.received.increment();
            hear(peer);
            read(peer, packed);
        }
    }

    private void read(Peer peer, byte[] packed) {
        try {
            for (Frame.Section section : Frame.unpack(packed)) {
                read(peer, section);
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            counters.refused.increment();
        }
    }

    private void read(Peer peer, Frame.Section section) {
        if (section.topic == Topic.PROBE.code()) {
            probed(peer, section.body);
            return;
        }
        receivers.forEach((topic, receiver) -> {
            if (topic.code() == section.topic) {
                try {
                    receiver.receive(peer.id, section.body);
                } catch (RuntimeException e) {
                    counters.refused.increment();
                    LOG.debug(
                            "Dropped what node {} said about {}: {}",
                            peer.id,
                            topic,
                            e.getClass().getName());
                }
            }
        });
    }

    private void probed(Peer peer, byte[] body) {
        if (body.length < 2) {
            return;
        }
        peer.hearsUs = (body[1] & HEARS_YOU) != 0;
        if (peer.both()) {
            peer.lastBoth = nanos.getAsLong();
        }
        if ((body[1] & LEAVES) != 0) {
            peer.leased = false;
            unhear(peer);
            remove(peer);
        }
    }

    private void hear(Peer peer) {
        peer.lastHeard = nanos.getAsLong();
        if (!peer.heard) {
            peer.heard = true;
            updateHeard();
            LOG.info("Node {} is heard", peer.id);
            watchers.forEach(watcher -> watcher.came(peer.id));
            probe(peer, 0);
        }
    }

    private void unhear(Peer peer) {
        peer.hearsUs = false;
        if (peer.heard) {
            peer.heard = false;
            updateHeard();
            peer.outbox.clear();
            LOG.info("Node {} is not heard any more", peer.id);
            watchers.forEach(watcher -> watcher.went(peer.id));
        }
    }

    private void updateHeard() {
        heard = peers.values().stream()
                .filter(peer -> peer.heard)
                .map(peer -> peer.id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Takes what the store says of the other nodes. */
    void living(Map<UUID, String> notes) {
        onIn(() -> {
            long now = nanos.getAsLong();
            notes.forEach((id, note) -> {
                Peer peer = peers.computeIfAbsent(id, fresh -> new Peer(fresh, forgotten.recall(fresh), now));
                peer.wire = WireVersions.ofNote(note);
                if (!peer.leased) {
                    peer.leased = true;
                    // What was before says nothing about the bus: it was gone, or this node did not know of it.
                    peer.lastBoth = now;
                    probe(peer, 0);
                }
            });
            for (Peer peer : peers.values()) {
                if (!notes.containsKey(peer.id)) {
                    peer.leased = false;
                }
            }
            forget();
        });
    }

    private void forget() {
        for (Peer peer : peers.values()) {
            if (!peer.leased && !peer.heard) {
                remove(peer);
            }
        }
    }

    private void remove(Peer peer) {
        peers.remove(peer.id);
        forgotten.keep(peer.id, peer.window);
    }

    /** Says that this node is there, and notices who is silent. To be called in each interval of probes. */
    void tick() {
        onIn(() -> {
            long now = nanos.getAsLong();
            // Whoever was frozen hears nobody at first, and what they said meanwhile waits behind this.
            boolean frozen = now - lastTick > settings.silentAfter().toNanos() / 2;
            lastTick = now;
            for (Peer peer : peers.values()) {
                if (!frozen
                        && peer.heard
                        && now - peer.lastHeard > settings.silentAfter().toNanos()) {
                    unhear(peer);
                }
                if (!peer.heard || now - peer.lastBoth > settings.silentAfter().toNanos()) {
                    // A write that never ends must not keep the probes back, also where only the other way works.
                    peer.outbox.clear();
                }
                probe(peer, 0);
            }
            forget();
        });
    }

    /** Whether somebody spoke of whom the store has not told yet; forgets it. */
    boolean strangerSpoke() {
        boolean spoke = strangerSpoke;
        strangerSpoke = false;
        return spoke;
    }

    /** Tells the others that this node goes. */
    void farewell() {
        peers.values().forEach(peer -> probe(peer, LEAVES));
    }

    private void probe(Peer peer, int flags) {
        boolean lately = peer.heard
                && nanos.getAsLong() - peer.lastHeard
                        < 3 * settings.probeEvery().toNanos();
        post(peer, Topic.PROBE, new byte[] {PROBE_VERSION, (byte) (flags | (lately ? HEARS_YOU : 0))});
    }

    private void onIn(Runnable work) {
        try {
            in.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("Frames come faster than they are read");
        }
    }
}
