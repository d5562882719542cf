// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.Entry;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * What this node committed a moment ago, so that listeners who are up to date need not ask the store, and an entry for a
 * hundred of them is opened once. First in, first out: the thread that writes adds to it, and must not spend its time on
 * what a cache does to find out what is used most.
 */
public final class RecentEntries {
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    private static final long KEEP = Duration.ofSeconds(30).toNanos();

    private final Map<ConversationRef, ConcurrentNavigableMap<Long, Recent>> tails = new ConcurrentHashMap<>();
    private final Queue<Recent> oldestFirst = new ArrayDeque<>();
    private final Ticker ticker;
    private long bytes;

    /** Starts empty. */
    public RecentEntries(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Remembers an entry that is committed. */
    synchronized void add(NewEntry entry, long sequence) {
        StoredEntry stored = new StoredEntry(
                entry.conversation(),
                sequence,
                entry.name(),
                entry.author(),
                entry.kind(),
                entry.at(),
                entry.envelope());
        ConcurrentNavigableMap<Long, Recent> tail =
                tails.computeIfAbsent(entry.conversation(), ref -> new ConcurrentSkipListMap<>());
        Recent added = new Recent(stored, ticker.read(), tail);
        tail.put(sequence, added);
        oldestFirst.add(added);
        bytes += added.bytes();
        forgetOldest();
    }

    private void forgetOldest() {
        long now = ticker.read();
        for (Recent oldest = oldestFirst.peek();
                oldest != null && (bytes > MAX_BYTES || now - oldest.since >= KEEP);
                oldest = oldestFirst.peek()) {
            oldestFirst.remove();
            bytes -= oldest.bytes();
            ConversationRef ref = oldest.stored.conversation();
            ConcurrentNavigableMap<Long, Recent> tail = tails.get(ref);
            if (tail != null && tail.remove(oldest.stored.sequence(), oldest) && tail.isEmpty()) {
                tails.remove(ref);
            }
        }
    }

    /** The entries right behind a number, without gaps; empty if the next one is not here. */
    List<Recent> after(ConversationRef ref, long position, int limit) {
        ConcurrentNavigableMap<Long, Recent> tail = tails.get(ref);
        if (tail == null) {
            return List.of();
        }
        List<Recent> found = new ArrayList<>();
        long now = ticker.read();
        for (Recent next : tail.tailMap(position, false).values()) {
            if (found.size() == limit
                    || next.stored.sequence() != position + 1 + found.size()
                    || now - next.since >= KEEP) {
                break;
            }
            found.add(next);
        }
        return found;
    }

    /** An entry, opened once. */
    static final class Recent {
        private final StoredEntry stored;
        private final long since;
        private final Object together;
        private volatile @Nullable Entry opened;

        /** One that came from the store. */
        Recent(StoredEntry stored) {
            this(stored, 0, stored);
        }

        private Recent(StoredEntry stored, long since, Object together) {
            this.stored = stored;
            this.since = since;
            this.together = together;
        }

        StoredEntry stored() {
            return stored;
        }

        /** Whoever opens it holds this; the same for all recent ones of a conversation. */
        Object together() {
            return together;
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

        private long bytes() {
            return 200 + 2L * stored.envelope().length();
        }
    }
}
