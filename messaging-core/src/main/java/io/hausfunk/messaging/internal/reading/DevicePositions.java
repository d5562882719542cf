// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.reading.CursorCodec.Named;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.model.ConversationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;

/**
 * Cursors that stay small however many conversations a person has: what does not fit into one lies in records, sealed under the
 * person's key. Records never change, so every cursor means the same for as long as it lives, and devices do not know of each
 * other. Blocks.
 */
public final class DevicePositions {
    /** Below this, what changed is written again with each record rather than everything. */
    private static final int FEW = 1000;
    /** So many earlier records of a device are kept for a day, for cursors that were given out and not kept. */
    private static final int MOST_EARLIER = 256;

    private final PositionRecords records;
    private final IntSupplier history;

    /** Keeps positions in these records; {@code history} is the number of the present one. */
    public DevicePositions(PositionRecords records, IntSupplier history) {
        this.records = records;
        this.history = history;
    }

    /** What a cursor of this person says; {@code CURSOR_EXPIRED} if its record is gone or the store's history changed, {@code CURSOR_INVALID} for somebody else's. */
    public Positions read(Actor actor, Cursor cursor) {
        if (cursor.equals(Cursor.beginning())) {
            return nothing();
        }
        int now = history.getAsInt();
        Named named = CursorCodec.named(actor, cursor);
        if (named.history() != now) {
            throw Positions.expired("the store's data may have gone back since");
        }
        return new Positions(now, named.inStore() ? records.read(actor, named.id()) : null, named.changes());
    }

    /** No positions, in the present history. */
    private Positions nothing() {
        return new Positions(history.getAsInt(), null, Map.of());
    }

    /** The same positions, or none if the history changed since. */
    public Positions present(Positions positions) {
        return positions.history() == history.getAsInt() ? positions : nothing();
    }

    /** The same positions in a form that fits into a cursor, which may need a record. */
    public Positions fitting(Actor actor, Positions positions) {
        return positions.fits() ? positions : new Positions(positions.history(), save(actor, positions), Map.of());
    }

    /** The cursor of positions that fit. */
    public static Cursor cursor(Actor actor, Positions fitting) {
        return CursorCodec.cursor(actor, fitting);
    }

    private SavedPositions save(Actor actor, Positions positions) {
        SavedPositions before = positions.saved();
        Map<ConversationId, Long> since = new HashMap<>(before == null ? Map.of() : before.since());
        since.putAll(positions.changes());
        List<UUID> earlier = new ArrayList<>();
        if (before != null && since.size() <= Math.max(FEW, before.all().size() / 2)) {
            if (!before.full().contains(before.id())) {
                earlier.add(before.id());
            }
            earlier.addAll(before.earlier());
            return records.write(actor, before.full(), before.all(), since, bounded(actor, earlier));
        }
        Map<ConversationId, Long> all = new HashMap<>();
        if (before != null) {
            all.putAll(before.all());
            earlier.add(before.id());
            before.full().stream().filter(id -> !id.equals(before.id())).forEach(earlier::add);
            earlier.addAll(before.earlier());
        }
        all.putAll(since);
        return records.write(actor, all, bounded(actor, earlier));
    }

    private List<UUID> bounded(Actor actor, List<UUID> earlier) {
        if (earlier.size() <= MOST_EARLIER) {
            return List.copyOf(earlier);
        }
        records.delete(actor, earlier.subList(MOST_EARLIER, earlier.size()));
        return List.copyOf(earlier.subList(0, MOST_EARLIER));
    }
}
