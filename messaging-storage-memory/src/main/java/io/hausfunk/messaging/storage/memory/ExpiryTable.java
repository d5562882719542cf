// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.Expiring;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Entries that are to be emptied, of all tenants, in the order of their times. */
final class ExpiryTable {
    private final NavigableSet<Expiring> rows = new TreeSet<>(Comparator.comparing(Expiring::at)
            .thenComparing(Expiring::conversation)
            .thenComparing(Expiring::sequence));

    void add(StoredEntry entry) {
        row(entry).ifPresent(rows::add);
    }

    void remove(StoredEntry entry) {
        row(entry).ifPresent(rows::remove);
    }

    List<Expiring> upTo(Instant time, @Nullable Expiring after, int limit) {
        return (after == null ? rows : rows.tailSet(after, false))
                .stream().takeWhile(row -> !row.at().isAfter(time)).limit(limit).toList();
    }

    private static Optional<Expiring> row(StoredEntry entry) {
        return entry.effects().stream()
                .filter(Effect.Expires.class::isInstance)
                .map(effect -> new Expiring(((Effect.Expires) effect).at(), entry.conversation(), entry.sequence()))
                .findFirst();
    }
}
