// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.crypto.PersonalSealer;
import io.hausfunk.messaging.internal.reading.CursorCodec.Content;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.PersonalRecord;
import io.hausfunk.messaging.storage.PersonalStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The records in which positions of devices lie. A record that is used lives on; one that is not is deleted after 90 days. Blocks. */
public final class PositionRecords {
    private static final PersonalKind KIND = PersonalKind.of(1);
    private static final Duration UNUSED = Duration.ofDays(90);
    private static final Duration FRESH = Duration.ofDays(1);
    /** A record of the store has up to 1 MiB. */
    private static final int MOST_NUMBERS = 40_000;

    private static final int PURGED_AT_ONCE = 500;

    private final PersonalStore store;
    private final PersonalSealer sealer;
    private final Clock clock;

    /** Keeps records here. */
    public PositionRecords(PersonalStore store, PersonalSealer sealer, Clock clock) {
        this.store = store;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** The positions of a record, or {@code CURSOR_EXPIRED}. */
    SavedPositions read(Actor actor, UUID id) {
        PersonalRecord record = Objects.requireNonNull(find(actor, List.of(id)).get(id));
        Content named = content(record);
        List<UUID> full = named.full().isEmpty() ? List.of(id) : named.full();
        boolean delta = !full.contains(id);
        Map<UUID, PersonalRecord> others =
                find(actor, full.stream().filter(each -> !each.equals(id)).toList());
        Map<ConversationId, Long> all = new HashMap<>(delta ? Map.of() : named.numbers());
        others.values().forEach(each -> all.putAll(content(each).numbers()));
        List<UUID> earlier = named.earlier();
        if (record.at().isBefore(clock.instant().minus(FRESH))) {
            earlier = List.of();
            usedAgain(actor, record, named, others);
        }
        return new SavedPositions(id, full, all, delta ? named.numbers() : Map.of(), earlier);
    }

    /** Writes what changed of what is written. */
    SavedPositions write(
            Actor actor,
            List<UUID> full,
            Map<ConversationId, Long> all,
            Map<ConversationId, Long> since,
            List<UUID> earlier) {
        UUID id = UUID.randomUUID();
        put(actor, id, 1, new Content(full, earlier, since));
        return new SavedPositions(id, full, all, since, earlier);
    }

    /** Writes all positions. */
    SavedPositions write(Actor actor, Map<ConversationId, Long> all, List<UUID> earlier) {
        List<Map.Entry<ConversationId, Long>> numbers = List.copyOf(all.entrySet());
        UUID id = UUID.randomUUID();
        List<UUID> full = new ArrayList<>(List.of(id));
        for (int from = MOST_NUMBERS; from < numbers.size(); from += MOST_NUMBERS) {
            UUID next = UUID.randomUUID();
            put(actor, next, 1, new Content(List.of(), List.of(), part(numbers, from)));
            full.add(next);
        }
        put(actor, id, 1, new Content(full, earlier, part(numbers, 0)));
        return new SavedPositions(id, full, all, Map.of(), earlier);
    }

    void delete(Actor actor, List<UUID> ids) {
        store.delete(ids.stream().map(id -> key(actor, id)).toList());
    }

    /** Deletes what nobody used for a long time, on any node; call it now and then. */
    public void deleteUnused() {
        Instant before = clock.instant().minus(UNUSED);
        while (store.deleteOlder(KIND, before, PURGED_AT_ONCE) == PURGED_AT_ONCE) {
            // There may be more.
        }
    }

    /** A device that came back a day later does not go back behind this record any more. */
    private void usedAgain(Actor actor, PersonalRecord record, Content named, Map<UUID, PersonalRecord> others) {
        delete(actor, named.earlier());
        put(actor, record.key().name(), record.version() + 1, new Content(named.full(), List.of(), named.numbers()));
        others.values()
                .forEach(each ->
                        store.put(new PersonalRecord(each.key(), each.version() + 1, clock.instant(), each.payload())));
    }

    private Map<UUID, PersonalRecord> find(Actor actor, List<UUID> ids) {
        Map<UUID, PersonalRecord> found = new HashMap<>();
        if (!ids.isEmpty()) {
            store.find(ids.stream().map(id -> key(actor, id)).toList())
                    .forEach(record -> found.put(record.key().name(), record));
        }
        if (found.size() < ids.size()) {
            throw Positions.expired("the store does not know this cursor any more");
        }
        return found;
    }

    private Content content(PersonalRecord record) {
        try {
            return CursorCodec.content(sealer.open(record.key(), record.payload()));
        } catch (KeyException e) {
            if (e.code() == ErrorCode.UNREADABLE) {
                throw Positions.expired("what this cursor names cannot be read");
            }
            throw e;
        } catch (IllegalArgumentException e) {
            throw Positions.expired("what this cursor names is in another form");
        }
    }

    private void put(Actor actor, UUID id, long version, Content content) {
        PersonalKey key = key(actor, id);
        byte[] bytes = CursorCodec.content(content);
        store.put(new PersonalRecord(key, version, clock.instant(), sealer.seal(key, bytes)));
    }

    private static Map<ConversationId, Long> part(List<Map.Entry<ConversationId, Long>> numbers, int from) {
        Map<ConversationId, Long> part = new HashMap<>();
        numbers.subList(from, Math.min(numbers.size(), from + MOST_NUMBERS))
                .forEach(number -> part.put(number.getKey(), number.getValue()));
        return part;
    }

    private static PersonalKey key(Actor actor, UUID id) {
        return new PersonalKey(actor.tenant(), actor.person(), KIND, id);
    }
}
