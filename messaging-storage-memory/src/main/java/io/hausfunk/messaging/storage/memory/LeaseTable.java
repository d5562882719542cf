// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.storage.Lease;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Leases by name. Those that ended stay for a day, which harms nobody: names of nodes that are gone do not pile up. */
final class LeaseTable {
    private static final long DAY = Duration.ofDays(1).toNanos();

    private final NavigableMap<String, Row> rows = new TreeMap<>();
    private final LongSupplier nanoTime;
    private long lastToken;

    LeaseTable(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    Optional<Lease> acquire(String name, UUID holder, String note, Duration time) {
        long now = nanoTime.getAsLong();
        Lease held = heldAt(now, rows.get(name));
        if (held != null && !held.holder().equals(holder)) {
            return Optional.empty();
        }
        Lease lease = new Lease(name, holder, held == null ? ++lastToken : held.token(), note);
        rows.values().removeIf(row -> now - row.end > DAY);
        rows.put(name, new Row(lease, time.toNanos(), now + time.toNanos()));
        return Optional.of(lease);
    }

    boolean renew(Lease lease, Duration time) {
        if (!holds(lease)) {
            return false;
        }
        rows.put(lease.name(), new Row(lease, time.toNanos(), nanoTime.getAsLong() + time.toNanos()));
        return true;
    }

    void release(Lease lease) {
        if (holds(lease)) {
            rows.put(lease.name(), new Row(lease, 0, nanoTime.getAsLong()));
        }
    }

    boolean holds(Lease lease) {
        Lease held = heldAt(nanoTime.getAsLong(), rows.get(lease.name()));
        return held != null && held.holder().equals(lease.holder()) && held.token() == lease.token();
    }

    List<Lease> held(String prefix, int limit) {
        long now = nanoTime.getAsLong();
        return rows.tailMap(prefix, true).values().stream()
                .takeWhile(row -> row.lease.name().startsWith(prefix))
                .filter(row -> heldAt(now, row) != null)
                .limit(limit)
                .map(Row::lease)
                .toList();
    }

    /** How many rows there are, held or not. */
    int size() {
        return rows.size();
    }

    private static @Nullable Lease heldAt(long now, @Nullable Row row) {
        if (row == null) {
            return null;
        }
        long left = row.end - now;
        // What ends later than in twice its time was given by a clock that was ahead.
        return left > 0 && left <= 2 * row.time ? row.lease : null;
    }

    private record Row(Lease lease, long time, long end) {}
}
