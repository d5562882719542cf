// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.Entry;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this node committed a moment ago, so that listeners who are up to date need not ask the store, and an entry for a
 * hundred of them is opened once.
 */
public final class RecentEntries {
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    private static final Duration KEEP = Duration.ofSeconds(30);

    private final Cache<Place, Recent> recent;

    /** Starts empty. */
    public RecentEntries(Ticker ticker) {
        recent = Caffeine.newBuilder()
                .maximumWeight(MAX_BYTES)
                .weigher((Place place, Recent entry) ->
                        200 + 2 * entry.stored.envelope().length())
                .expireAfterWrite(KEEP)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Remembers an entry that is committed. */
    void add(NewEntry entry, long sequence) {
        StoredEntry stored = new StoredEntry(
                entry.conversation(),
                sequence,
                entry.name(),
                entry.author(),
                entry.kind(),
                entry.at(),
                entry.envelope());
        recent.put(new Place(entry.conversation(), sequence), new Recent(stored));
    }

    /** The entries right behind a number, without gaps; empty if the next one is not here. */
    List<Recent> after(ConversationRef ref, long position, int limit) {
        List<Recent> found = new ArrayList<>();
        for (long sequence = position + 1; found.size() < limit; sequence++) {
            Recent next = recent.getIfPresent(new Place(ref, sequence));
            if (next == null) {
                break;
            }
            found.add(next);
        }
        return found;
    }

    private record Place(ConversationRef ref, long sequence) {}

    /** An entry, opened at most once or twice. */
    static final class Recent {
        private final StoredEntry stored;
        private volatile @Nullable Entry opened;

        Recent(StoredEntry stored) {
            this.stored = stored;
        }

        StoredEntry stored() {
            return stored;
        }

        @Nullable
        Entry opened() {
            return opened;
        }

        void opened(Entry entry) {
            opened = entry;
        }

        long membership() {
            return stored.kind() == EntryKind.MEMBERSHIP ? stored.sequence() : 0;
        }
    }
}
