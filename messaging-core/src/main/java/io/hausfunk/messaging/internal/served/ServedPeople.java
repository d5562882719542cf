// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.served;

import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import io.hausfunk.messaging.internal.served.ReplicationMessage.Changes;
import io.hausfunk.messaging.internal.served.ReplicationMessage.CurrentVersion;
import io.hausfunk.messaging.internal.served.ReplicationMessage.Request;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The people whom each node serves. A node sends its changes four times a second, and the version of its own people every
 * second. A node that notices that it misses something requests it.
 */
public final class ServedPeople {
    private static final long VERSION_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final Peers peers;
    private final ServedLimits limits;
    private final LongSupplier nanoTime;
    private final LocalPeople own;
    private final Map<UUID, RemotePeople> others = new ConcurrentHashMap<>();
    private volatile Consumer<PersonRef> changed = person -> {};
    private long versionSent;

    /** Knows nobody yet. */
    public ServedPeople(Peers peers, ServedLimits limits, LongSupplier nanoTime) {
        this.peers = peers;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.own = new LocalPeople(limits);
        this.versionSent = nanoTime.getAsLong();
    }

    /**
     * Begins to hear the other nodes.
     *
     * @param onChange is told of everybody whose presence changes, on whatever node; must not block
     */
    public void start(Consumer<PersonRef> onChange) {
        changed = onChange;
        peers.onTopic(Topic.SERVED_PEOPLE, this::receive);
        peers.onChange(new Peers.Listener() {
            @Override
            public void peerUp(UUID node) {
                ServedPeople.this.came(node);
            }

            @Override
            public void peerDown(UUID node) {
                ServedPeople.this.went(node);
            }
        });
        peers.reachable().forEach(this::came);
    }

    /** This node. */
    public UUID self() {
        return peers.self();
    }

    /**
     * Somebody has one listener more on this node. The others are told at once, because until then they send nothing here;
     * what gathers on the way to a node becomes one frame.
     */
    public void listenerAdded(PersonRef person) {
        if (own.listeners(person, 1)) {
            sendChanges();
        }
    }

    /** Somebody has one listener less on this node. */
    public void listenerRemoved(PersonRef person) {
        var unused = own.listeners(person, -1);
    }

    /** How somebody is present on this node from now on; null for not at all. */
    public void present(PersonRef person, @Nullable NodePresence presence) {
        if (own.present(person, presence)) {
            changed.accept(person);
        }
    }

    /** How somebody is present on each node, this one included. Does not block. */
    public List<NodePresence> onAllNodes(PersonRef person) {
        List<NodePresence> found = onOtherNodes(person);
        NodePresence here = own.presence(person);
        if (here != null) {
            found.add(here);
        }
        return found;
    }

    /** How somebody is present on each other node. Does not block. */
    public List<NodePresence> onOtherNodes(PersonRef person) {
        List<NodePresence> found = new ArrayList<>(1);
        for (RemotePeople other : others.values()) {
            ServedState state = other.people().get(person);
            if (state != null && state.presence() != null) {
                found.add(state.presence());
            }
        }
        return found;
    }

    /** Whether a device of somebody is connected, or a listener of theirs is there, on any node that is known. Does not block. */
    public boolean reached(PersonRef person) {
        if (own.state(person).reached()) {
            return true;
        }
        for (RemotePeople other : others.values()) {
            ServedState state = other.people().get(person);
            if (state != null && state.reached()) {
                return true;
            }
        }
        return false;
    }

    /** The other nodes where somebody who takes or took part listens, or may listen. Does not block. */
    public Set<UUID> nodesListeningFor(CachedRoster roster) {
        return nodes(other -> other.listening(roster));
    }

    /** The other nodes where one of these people listens, or may listen. Does not block. */
    public Set<UUID> nodesListeningFor(TenantId tenant, Collection<PersonKey> people) {
        return nodes(other -> other.listening(tenant, people));
    }

    private Set<UUID> nodes(Predicate<RemotePeople> listening) {
        if (others.isEmpty()) {
            return Set.of();
        }
        Set<UUID> found = new HashSet<>();
        others.forEach((node, other) -> {
            if (!other.complete() || listening.test(other)) {
                found.add(node);
            }
        });
        return found;
    }

    /** Sends what changed and requests what is missing. To be called four times a second; does not block. */
    public void tick() {
        long now = nanoTime.getAsLong();
        sendChanges();
        if (now - versionSent >= VERSION_EVERY) {
            versionSent = now;
            peers.broadcast(Topic.SERVED_PEOPLE, own.currentVersion());
        }
        others.forEach((node, other) -> {
            Request request = other.request(now);
            if (request != null) {
                peers.send(node, Topic.SERVED_PEOPLE, ReplicationCodec.write(request));
            }
        });
    }

    private void sendChanges() {
        own.newChanges().forEach(body -> peers.broadcast(Topic.SERVED_PEOPLE, body));
    }

    private void came(UUID node) {
        if (others.putIfAbsent(node, new RemotePeople(limits)) == null) {
            peers.send(node, Topic.SERVED_PEOPLE, own.currentVersion());
        }
    }

    private void went(UUID node) {
        RemotePeople lost = others.remove(node);
        if (lost != null) {
            lost.people().keySet().forEach(changed);
        }
    }

    private void receive(UUID from, byte[] body) {
        RemotePeople other = others.get(from);
        ReplicationMessage message = other == null ? null : ReplicationCodec.read(body);
        if (other == null || message == null) {
            return;
        }
        if (message instanceof CurrentVersion version) {
            other.take(version);
        } else if (message instanceof Changes changes) {
            List<PersonRef> different = new ArrayList<>();
            try {
                other.take(changes, different::add);
            } finally {
                // Outside the lock: whoever is told looks at the people of this and other nodes.
                different.forEach(changed);
            }
        } else if (message instanceof Request request && other.mayAnswer(nanoTime.getAsLong())) {
            peers.send(from, Topic.SERVED_PEOPLE, own.currentVersion());
            own.answer(request).forEach(piece -> peers.send(from, Topic.SERVED_PEOPLE, piece));
        }
    }
}
