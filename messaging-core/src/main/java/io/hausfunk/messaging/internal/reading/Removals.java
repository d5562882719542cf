// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.content.RemovedContent.Removal;
import io.hausfunk.messaging.internal.annex.Abouts;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.storage.AnnexCount;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the content of entries was removed. Costs one question for each conversation that has emptied entries among those asked for. */
public final class Removals {
    private static final int MOST = 1000;

    private final AnnexStore annexes;
    private final Clock clock;

    /** Asks this store; what expires does so by this clock. */
    public Removals(AnnexStore annexes, Clock clock) {
        this.annexes = annexes;
        this.clock = clock;
    }

    /** What stands in place of removed content, by entry; others are absent. Blocks if some are emptied. */
    Map<StoredEntry, RemovedContent> of(List<StoredEntry> entries) {
        Map<StoredEntry, RemovedContent> removed = new HashMap<>();
        Map<ConversationRef, List<StoredEntry>> emptied = new HashMap<>();
        for (StoredEntry entry : entries) {
            if (entry.emptied()) {
                emptied.computeIfAbsent(entry.conversation(), ref -> new ArrayList<>())
                        .add(entry);
            } else if (expired(entry)) {
                removed.put(entry, RemovedContent.of(Removal.EXPIRED));
            }
        }
        emptied.forEach((ref, list) -> {
            Map<Long, Removal> known = removals(ref, list);
            list.forEach(entry ->
                    removed.put(entry, RemovedContent.of(known.getOrDefault(entry.sequence(), Removal.REPLACED))));
        });
        return removed;
    }

    /** What became of one entry's content; empty if it is there. Blocks. */
    public Optional<Removal> removal(StoredEntry entry) {
        return Optional.ofNullable(of(List.of(entry)).get(entry)).map(RemovedContent::removal);
    }

    /** Whether the content of an entry is over, emptied or not. */
    boolean expired(StoredEntry entry) {
        return !entry.effects().isEmpty()
                && Abouts.expiry(entry)
                        .filter(at -> !at.isAfter(clock.instant()))
                        .isPresent();
    }

    private Map<Long, Removal> removals(ConversationRef ref, List<StoredEntry> emptied) {
        Map<Long, Removal> known = new HashMap<>();
        for (int from = 0; from < emptied.size(); from += MOST) {
            List<Long> numbers = emptied.subList(from, Math.min(from + MOST, emptied.size())).stream()
                    .map(StoredEntry::sequence)
                    .toList();
            for (AnnexCount count : annexes.count(ref, numbers)) {
                Removal removal = removal(count.key().relation());
                if (removal != null) {
                    known.merge(count.key().target(), removal, (one, other) -> one.compareTo(other) < 0 ? one : other);
                }
            }
        }
        return known;
    }

    /** What an annex of this relation does to its target's content; null if it leaves it. */
    static @Nullable Removal removal(Relation relation) {
        if (relation.equals(Relations.RETRACTS)) {
            return Removal.RETRACTED;
        } else if (relation.equals(Relations.REDACTS)) {
            return Removal.REDACTED;
        }
        return relation.equals(Relations.EXPIRES) ? Removal.EXPIRED : null;
    }
}
