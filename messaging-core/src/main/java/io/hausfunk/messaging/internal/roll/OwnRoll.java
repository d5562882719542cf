// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.roll;

import io.hausfunk.messaging.internal.roll.Said.Ask;
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
 * The roll of this node. Every change of a person raises the version by one and is the person's latest one then, so what is
 * behind any version can be told in pieces of any size, and each piece is whole by itself.
 */
final class OwnRoll {
    private final RollLimits limits;
    /** Everybody who is served, for this node itself. */
    private final Map<Person, Own> everybody = new ConcurrentHashMap<>();
    /** What others are told: as many as a roll may hold, and who went lately. */
    private final Map<Person, Row> rows = new HashMap<>();

    private final NavigableMap<Long, Row> byVersion = new TreeMap<>();
    private final NavigableMap<Long, Row> gone = new TreeMap<>();
    private long version;
    private long said;
    /** Who went up to here is forgotten. */
    private long forgotten;

    private boolean overfull;

    OwnRoll(RollLimits limits) {
        this.limits = limits;
    }

    /** How somebody is on this node; does not wait. */
    @Nullable
    Here here(Person person) {
        Own own = everybody.get(person);
        return own == null ? null : own.served().here();
    }

    /** True if somebody listens who did not before. */
    synchronized boolean listens(Person person, int more) {
        Own before = everybody.getOrDefault(person, Own.NOTHING);
        put(person, new Own(Math.max(0, before.listeners + more), before.here));
        return before.listeners == 0 && more > 0;
    }

    /** True if that is other than before. */
    synchronized boolean here(Person person, @Nullable Here here) {
        Own before = everybody.getOrDefault(person, Own.NOTHING);
        put(person, new Own(before.listeners, here));
        return !Objects.equals(before.here, here);
    }

    private void put(Person person, Own own) {
        if (own.served().nothing()) {
            everybody.remove(person);
        } else {
            everybody.put(person, own);
        }
        tell(person, own.served());
    }

    private void tell(Person person, Served served) {
        Row row = rows.get(person);
        Served before = row == null ? Served.NOTHING : row.served;
        if (before.equals(served)) {
            return;
        }
        if (before.nothing() && rows.size() - gone.size() >= limits.people()) {
            overfull = true;
            return;
        }
        if (row != null) {
            byVersion.remove(row.version);
            gone.remove(row.version);
        }
        Row next = new Row(person, served, ++version);
        rows.put(person, next);
        byVersion.put(version, next);
        if (served.nothing()) {
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
    synchronized List<byte[]> news() {
        if (overfull && rows.size() - gone.size() < limits.people()) {
            overfull = false;
            everybody.forEach((person, own) -> tell(person, own.served()));
        }
        List<byte[]> pieces = pieces(said, 0, Integer.MAX_VALUE);
        said = version;
        return pieces;
    }

    /** Where the roll stands, also what was not told yet: whoever hears that does not take what they know for everything. */
    synchronized byte[] stands() {
        return RollBody.stands(version, overfull);
    }

    /** An answer, or its beginning. */
    synchronized List<byte[]> answer(Ask ask) {
        boolean goesOn = ask.since() > 0
                && ask.since() <= version
                && forgotten <= (ask.generation() == 0 ? ask.since() : ask.generation());
        return goesOn ? pieces(ask.since(), ask.generation(), limits.pieces()) : pieces(0, version, limits.pieces());
    }

    private List<byte[]> pieces(long since, long generation, int most) {
        List<byte[]> pieces = new ArrayList<>();
        List<byte[]> lines = new ArrayList<>();
        int size = RollBody.HEAD;
        long from = since;
        long last = since;
        for (Row row : byVersion.tailMap(since, false).values()) {
            byte[] line = Lines.write(row.person, row.served);
            if (size + line.length > limits.body()) {
                pieces.add(RollBody.changes(generation, from, last, lines));
                if (pieces.size() == most) {
                    return pieces;
                }
                lines.clear();
                size = RollBody.HEAD;
                from = last;
            }
            lines.add(line);
            size += line.length;
            last = row.version;
        }
        if (from < version) {
            pieces.add(RollBody.changes(generation, from, version, lines));
        }
        return pieces;
    }

    private record Own(int listeners, @Nullable Here here) {
        static final Own NOTHING = new Own(0, null);

        Served served() {
            return new Served(listeners > 0, here);
        }
    }

    private record Row(Person person, Served served, long version) {}
}
