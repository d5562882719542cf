// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.served;

import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.served.ReplicationMessage.CurrentVersion;
import io.hausfunk.messaging.internal.served.ReplicationMessage.Request;
import io.hausfunk.messaging.internal.wire.WireWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The people whom this node serves. Every change of a person raises the version by one and is that person's latest change
 * from then on. So the changes behind any version can be sent in pieces of any size, and each piece is whole by itself.
 */
final class LocalPeople {
    private final ServedLimits limits;
    /** Everybody who is served, for this node itself. */
    private final Map<PersonRef, Own> everybody = new ConcurrentHashMap<>();
    /** What others are told: as many people as the limits allow, and who went lately. */
    private final Map<PersonRef, Row> rows = new HashMap<>();

    private final NavigableMap<Long, Row> byVersion = new TreeMap<>();
    private final NavigableMap<Long, Row> gone = new TreeMap<>();
    private long version;
    private long sent;
    /** Who went up to here is forgotten. */
    private long forgotten;

    private boolean overfull;

    LocalPeople(ServedLimits limits) {
        this.limits = limits;
    }

    /** How somebody is present on this node; does not block. */
    @Nullable
    NodePresence presence(PersonRef person) {
        return state(person).presence();
    }

    /** What this node has of somebody; does not block. */
    ServedState state(PersonRef person) {
        return everybody.getOrDefault(person, Own.NOTHING).state();
    }

    /** True if somebody listens who did not before. */
    synchronized boolean listeners(PersonRef person, int more) {
        Own before = everybody.getOrDefault(person, Own.NOTHING);
        put(person, new Own(Math.max(0, before.listeners + more), before.presence));
        return before.listeners == 0 && more > 0;
    }

    /** True if that is other than before. */
    synchronized boolean present(PersonRef person, @Nullable NodePresence presence) {
        Own before = everybody.getOrDefault(person, Own.NOTHING);
        put(person, new Own(before.listeners, presence));
        return !Objects.equals(before.presence, presence);
    }

    private void put(PersonRef person, Own own) {
        if (own.state().nothing()) {
            everybody.remove(person);
        } else {
            everybody.put(person, own);
        }
        tell(person, own.state());
    }

    private void tell(PersonRef person, ServedState state) {
        Row row = rows.get(person);
        ServedState before = row == null ? ServedState.NOTHING : row.state;
        if (before.equals(state)) {
            return;
        }
        if (before.nothing() && rows.size() - gone.size() >= limits.people()) {
            overfull = true;
            return;
        }
        Row next = new Row(person, state, ++version);
        if (row != null) {
            byVersion.remove(row.version);
            gone.remove(row.version);
        }
        rows.put(person, next);
        byVersion.put(version, next);
        if (state.nothing()) {
            gone.put(version, next);
            forgetOldest();
        }
    }

    private void forgetOldest() {
        while (gone.size() > limits.gone()) {
            Row oldest = gone.pollFirstEntry().getValue();
            byVersion.remove(oldest.version);
            rows.remove(oldest.person);
            forgotten = oldest.version;
        }
    }

    /** What changed since the last time, for everybody; empty if nothing did. */
    synchronized List<byte[]> newChanges() {
        if (overfull && rows.size() - gone.size() < limits.people()) {
            overfull = false;
            everybody.forEach((person, own) -> tell(person, own.state()));
        }
        List<byte[]> pieces = pieces(sent, 0, Integer.MAX_VALUE);
        sent = version;
        return pieces;
    }

    /** The version, with what was not sent yet: a node that hears it does not take what it knows for everything. */
    synchronized byte[] currentVersion() {
        return ReplicationCodec.write(new CurrentVersion(version, overfull));
    }

    /** An answer, or its beginning. */
    synchronized List<byte[]> answer(Request request) {
        boolean goesOn = request.since() > 0
                && request.since() <= version
                && forgotten <= (request.generation() == 0 ? request.since() : request.generation());
        return goesOn
                ? pieces(request.since(), request.generation(), limits.pieces())
                : pieces(0, version, limits.pieces());
    }

    private List<byte[]> pieces(long since, long generation, int most) {
        List<byte[]> pieces = new ArrayList<>();
        List<byte[]> states = new ArrayList<>();
        int size = ReplicationCodec.HEAD;
        long from = since;
        long last = since;
        for (Row row : byVersion.tailMap(since, false).values()) {
            byte[] block = ServedStateCodec.write(row.person, row.state);
            if (size + WireWriter.size(block) > limits.body()) {
                pieces.add(ReplicationCodec.writeChanges(generation, from, last, states));
                if (pieces.size() == most) {
                    return pieces;
                }
                states.clear();
                size = ReplicationCodec.HEAD;
                from = last;
            }
            states.add(block);
            size += WireWriter.size(block);
            last = row.version;
        }
        if (from < version) {
            pieces.add(ReplicationCodec.writeChanges(generation, from, version, states));
        }
        return pieces;
    }

    private record Own(int listeners, @Nullable NodePresence presence) {
        static final Own NOTHING = new Own(0, null);

        ServedState state() {
            return new ServedState(listeners > 0, presence);
        }
    }

    private record Row(PersonRef person, ServedState state, long version) {}
}
