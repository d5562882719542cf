// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.roll;

import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import io.hausfunk.messaging.internal.roll.Said.Ask;
import io.hausfunk.messaging.internal.roll.Said.Changes;
import io.hausfunk.messaging.internal.roll.Said.Stands;
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
 * The people that each node serves. A node tells the others of its own four times a second, if there is news, and every
 * second where its roll stands; whoever notices that something is missing asks for it.
 */
public final class Roll {
    private static final long STANDS_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final Peers peers;
    private final RollLimits limits;
    private final LongSupplier nanoTime;
    private final Consumer<Person> changed;
    private final OwnRoll own;
    private final Map<UUID, PeerRoll> others = new ConcurrentHashMap<>();
    private long toldWhereItStands;

    /** {@code changed} hears of everybody who is other than before, on whatever node, and must not block. */
    public Roll(Peers peers, RollLimits limits, LongSupplier nanoTime, Consumer<Person> changed) {
        this.peers = peers;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.changed = changed;
        this.own = new OwnRoll(limits);
        this.toldWhereItStands = nanoTime.getAsLong();
    }

    /** Begins to hear the other nodes. */
    public void start() {
        peers.onTopic(Topic.PEOPLE, this::receive);
        peers.onChange(new Peers.Listener() {
            @Override
            public void peerUp(UUID node) {
                Roll.this.came(node);
            }

            @Override
            public void peerDown(UUID node) {
                Roll.this.went(node);
            }
        });
        peers.reachable().forEach(this::came);
    }

    /** This node. */
    public UUID self() {
        return peers.self();
    }

    /**
     * Somebody has one listener more here. The others are told at once, since until then they send nothing here; what gathers
     * on the way to a node becomes one frame.
     */
    public void listens(TenantId tenant, PersonKey person) {
        if (own.listens(new Person(tenant, person), 1)) {
            tell();
        }
    }

    private void tell() {
        own.news().forEach(body -> peers.broadcast(Topic.PEOPLE, body));
    }

    /** Somebody has one listener less here. */
    public void listensNoMore(TenantId tenant, PersonKey person) {
        var unused = own.listens(new Person(tenant, person), -1);
    }

    /** How somebody is here from now on; null for not at all. */
    public void here(Person person, @Nullable Here here) {
        if (own.here(person, here)) {
            changed.accept(person);
        }
    }

    /** How somebody is on all nodes, this one included. Does not wait. */
    public List<Here> everywhere(Person person) {
        List<Here> found = elsewhere(person);
        Here mine = own.here(person);
        if (mine != null) {
            found.add(mine);
        }
        return found;
    }

    /** How somebody is on all other nodes. Does not wait. */
    public List<Here> elsewhere(Person person) {
        List<Here> found = new ArrayList<>(1);
        for (PeerRoll other : others.values()) {
            Served served = other.people().get(person);
            if (served != null && served.here() != null) {
                found.add(served.here());
            }
        }
        return found;
    }

    /** The other nodes where somebody who takes or took part listens, or may. Does not wait. */
    public Set<UUID> nodesWith(CachedRoster roster) {
        return nodes(other -> other.serves(roster));
    }

    /** The other nodes where one of these people listens, or may. Does not wait. */
    public Set<UUID> nodesWith(TenantId tenant, Collection<PersonKey> people) {
        return nodes(other -> other.serves(tenant, people));
    }

    private Set<UUID> nodes(Predicate<PeerRoll> serving) {
        if (others.isEmpty()) {
            return Set.of();
        }
        Set<UUID> found = new HashSet<>();
        others.forEach((node, other) -> {
            if (!other.complete() || serving.test(other)) {
                found.add(node);
            }
        });
        return found;
    }

    /** Tells what is new and asks for what is missing. To be called four times a second; does not block. */
    public void tick() {
        long now = nanoTime.getAsLong();
        tell();
        if (now - toldWhereItStands >= STANDS_EVERY) {
            toldWhereItStands = now;
            peers.broadcast(Topic.PEOPLE, own.stands());
        }
        others.forEach((node, roll) -> {
            Ask ask = roll.ask(now);
            if (ask != null) {
                peers.send(node, Topic.PEOPLE, RollBody.ask(ask.since(), ask.generation()));
            }
        });
    }

    private void came(UUID node) {
        if (others.putIfAbsent(node, new PeerRoll(limits)) == null) {
            peers.send(node, Topic.PEOPLE, own.stands());
        }
    }

    private void went(UUID node) {
        PeerRoll lost = others.remove(node);
        if (lost != null) {
            lost.people().keySet().forEach(changed);
        }
    }

    private void receive(UUID from, byte[] body) {
        PeerRoll other = others.get(from);
        Said said = other == null ? null : RollBody.read(body);
        if (other == null || said == null) {
            return;
        }
        if (said instanceof Stands stands) {
            other.take(stands);
        } else if (said instanceof Changes changes) {
            List<Person> different = new ArrayList<>();
            other.take(changes, different::add);
            // Outside the roll's own lock: who hears of it looks into this and other rolls.
            different.forEach(changed);
        } else if (said instanceof Ask ask && other.mayAnswer(nanoTime.getAsLong())) {
            peers.send(from, Topic.PEOPLE, own.stands());
            own.answer(ask).forEach(piece -> peers.send(from, Topic.PEOPLE, piece));
        }
    }
}
