// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.crypto.PersonalSealer;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.PersonalRecord;
import io.hausfunk.messaging.storage.PersonalStore;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The records of one-time codes, sealed under the key of the person whom each is for. Their time is that of their end, so what is over is found
 * without opening anything, by any node. Nothing of them is kept in memory. Blocks.
 */
public final class CodeRecords {
    private static final PersonalKind SECRET = PersonalKind.of(21);
    private static final PersonalKind STATE = PersonalKind.of(22);
    private static final PersonalKind ISSUED = PersonalKind.of(23);
    private static final Duration KNOWN_FOR = Duration.ofDays(1);
    private static final int PAGE = 500;
    private static final int MOST_ENDS = 10_000;
    /** Looks for the codes of other nodes this often, in calls of {@link #due}. */
    private static final int EVERY = 15;

    private final PersonalStore store;
    private final PersonalSealer sealer;
    private final Clock clock;
    /** When codes of this node end. Beyond the limit they are found like those of other nodes. */
    private final PriorityBlockingQueue<Instant> ends = new PriorityBlockingQueue<>();

    private int asked;

    /** Keeps records here. */
    public CodeRecords(PersonalStore store, PersonalSealer sealer, Clock clock) {
        this.store = store;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** A state, and which version of its record says so; 0 for none. */
    record Found(@Nullable CodeState state, long version) {}

    Found state(PersonRef person, UUID name) {
        PersonalKey key = key(person, STATE, name);
        return store.find(List.of(key)).stream()
                .findFirst()
                .map(record -> {
                    byte[] opened = open(record);
                    return new Found(opened == null ? null : CodeState.read(opened), record.version());
                })
                .orElseGet(() -> new Found(null, 0));
    }

    /** Writes the next version of a state; false if another one was written meanwhile. */
    boolean put(PersonRef person, UUID name, CodeState next, long before) {
        Instant until = next.expiresAt().plus(KNOWN_FOR);
        return put(key(person, STATE, name), before, until, next.toBytes());
    }

    void keep(PersonRef person, CodeState state, byte[] code) {
        put(key(person, SECRET, state.id()), 0, state.expiresAt(), code);
        if (ends.size() < MOST_ENDS) {
            ends.add(state.expiresAt());
        }
    }

    /** The code; null if it is gone. */
    byte @Nullable [] code(PersonRef person, UUID id) {
        List<PersonalRecord> found = store.find(List.of(key(person, SECRET, id)));
        return found.isEmpty() ? null : open(found.get(0));
    }

    void delete(PersonRef person, UUID id) {
        store.delete(List.of(key(person, SECRET, id)));
    }

    /** When codes were made for a person, and which version of the record says so. */
    record Times(List<Instant> times, long version) {}

    Times issued(PersonRef person) {
        return store.find(List.of(key(person, ISSUED, new UUID(0, 0)))).stream()
                .findFirst()
                .map(record -> new Times(times(open(record)), record.version()))
                .orElseGet(() -> new Times(List.of(), 0));
    }

    boolean put(PersonRef person, List<Instant> times, long before, Instant until) {
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES * times.size());
        times.forEach(time -> out.putLong(time.toEpochMilli()));
        return put(key(person, ISSUED, new UUID(0, 0)), before, until, out.array());
    }

    private static List<Instant> times(byte @Nullable [] opened) {
        List<Instant> times = new ArrayList<>();
        if (opened != null) {
            ByteBuffer in = ByteBuffer.wrap(opened);
            while (in.remaining() >= Long.BYTES) {
                times.add(Instant.ofEpochMilli(in.getLong()));
            }
        }
        return times;
    }

    /** Whether something may be over. Asked by one thread. */
    public boolean due() {
        asked = (asked + 1) % EVERY;
        Instant first = ends.peek();
        return asked == 0 || (first != null && first.isBefore(clock.instant()));
    }

    /** Deletes what is over, also of nodes that died. */
    public void purge() {
        Instant now = clock.instant();
        for (PersonalKind kind : List.of(SECRET, STATE, ISSUED)) {
            while (store.deleteOlder(kind, now, PAGE) == PAGE) {
                // There may be more.
            }
        }
        ends.removeIf(end -> end.isBefore(now));
    }

    private boolean put(PersonalKey key, long before, Instant until, byte[] content) {
        return store.put(new PersonalRecord(key, before + 1, until, sealer.seal(key, content)));
    }

    private byte @Nullable [] open(PersonalRecord record) {
        try {
            return sealer.open(record.key(), record.payload());
        } catch (KeyException e) {
            if (e.code() == ErrorCode.UNREADABLE) {
                return null;
            }
            throw e;
        }
    }

    private static PersonalKey key(PersonRef person, PersonalKind kind, UUID name) {
        return new PersonalKey(person.tenant(), person.key(), kind, name);
    }
}
