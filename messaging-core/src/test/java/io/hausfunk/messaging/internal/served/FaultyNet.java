// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.served;

import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Links between nodes that lose, double, delay and cut, as a seed says; time passes only when a test says so. */
public final class FaultyNet {
    private final Random random;
    private final Map<UUID, Node> nodes = new LinkedHashMap<>();
    private final PriorityQueue<Flying> flying = new PriorityQueue<>();
    private long now = 1;
    private long order;
    private boolean faulty = true;

    public FaultyNet(long seed) {
        this.random = new Random(seed);
    }

    public long now() {
        return now;
    }

    public Node node() {
        Node node = new Node(new UUID(random.nextLong(), random.nextLong()));
        nodes.put(node.self, node);
        return node;
    }

    /** Everything arrives from now on, in order, and everybody hears everybody. */
    public void heal() {
        faulty = false;
        nodes.values().forEach(one -> nodes.keySet().forEach(other -> link(one, other, true)));
    }

    /** Lets one node hear another, or no more. */
    public void link(Node one, UUID other, boolean up) {
        if (one.self.equals(other)) {
            return;
        }
        if (up && one.heard.add(other)) {
            one.listeners.forEach(listener -> listener.peerUp(other));
        } else if (!up && one.heard.remove(other)) {
            one.listeners.forEach(listener -> listener.peerDown(other));
        }
    }

    /** Cuts or mends something, one way or both. */
    public void stir() {
        List<Node> all = new ArrayList<>(nodes.values());
        Node one = all.get(random.nextInt(all.size()));
        Node other = all.get(random.nextInt(all.size()));
        boolean up = random.nextInt(3) > 0;
        link(one, other.self, up);
        if (random.nextBoolean()) {
            link(other, one.self, up);
        }
    }

    public void pass(long nanos) {
        long until = now + nanos;
        while (!flying.isEmpty() && flying.peek().at <= until) {
            Flying next = flying.poll();
            now = next.at;
            Node to = nodes.get(next.to);
            if (to.heard.contains(next.from)) {
                to.receive(next);
            }
        }
        now = until;
    }

    private void send(Node from, UUID to, Topic topic, byte[] body) {
        int copies = !faulty ? 1 : random.nextInt(100) < 20 ? 0 : random.nextInt(100) < 15 ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            long delay = faulty ? random.nextInt(1_500) * 1_000_000L : 1_000_000L;
            flying.add(new Flying(now + delay, order++, from.self, to, topic, ByteBuffer.wrap(body)));
        }
    }

    private record Flying(long at, long order, UUID from, UUID to, Topic topic, ByteBuffer body)
            implements Comparable<Flying> {
        @Override
        public int compareTo(Flying other) {
            return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
        }
    }

    /** One node's end of the links. */
    public final class Node implements Peers {
        private final UUID self;
        private final Set<UUID> heard = new HashSet<>();
        private final List<Listener> listeners = new ArrayList<>();
        private final Map<Topic, Receiver> receivers = new EnumMap<>(Topic.class);
        private final Map<Topic, Integer> said = new HashMap<>();

        private Node(UUID self) {
            this.self = self;
        }

        private void receive(Flying frame) {
            Receiver receiver = receivers.get(frame.topic);
            if (receiver != null) {
                byte[] body = new byte[frame.body.remaining()];
                frame.body.duplicate().get(body);
                receiver.receive(frame.from, body);
            }
        }

        /** How much was said about a topic. */
        public int said(Topic topic) {
            return said.getOrDefault(topic, 0);
        }

        @Override
        public UUID self() {
            return self;
        }

        @Override
        public Set<UUID> reachable() {
            return Set.copyOf(heard);
        }

        @Override
        public void send(UUID to, Topic topic, byte[] body) {
            if (body.length > MAX_BODY) {
                throw new AssertionError("too long");
            }
            if (heard.contains(to)) {
                said.merge(topic, 1, Integer::sum);
                FaultyNet.this.send(this, to, topic, body);
            }
        }

        @Override
        public void onTopic(Topic topic, Receiver receiver) {
            receivers.put(topic, receiver);
        }

        @Override
        public void onChange(Listener listener) {
            listeners.add(listener);
        }
    }
}
