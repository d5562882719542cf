// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Entries that were committed a moment ago, on this node or on one that told of it. Listeners who are up to date need not ask
 * the store, and an entry for a hundred of them is opened once. First in, first out: the writing thread adds to it, and the
 * database waits meanwhile.
 */
public final class RecentEntries {
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    private static final long KEEP = Duration.ofSeconds(30).toNanos();

    private final Map<ConversationRef, RecentTail> tails = new ConcurrentHashMap<>();
    private final Queue<Recent> oldestFirst = new ArrayDeque<>();
    private final Ticker ticker;
    private long bytes;

    /** Starts empty. */
    public RecentEntries(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Remembers an entry that was committed, here or elsewhere. */
    synchronized void add(StoredEntry stored) {
        RecentTail tail = tails.computeIfAbsent(stored.conversation(), ref -> new RecentTail());
        for (Effect effect : stored.effects()) {
            if (effect instanceof Effect.Empties empties) {
                tail.forgetUpTo(empties.target());
            }
        }
        Recent added = new Recent(stored, ticker.read(), tail);
        if (!tail.add(added)) {
            return;
        }
        oldestFirst.add(added);
        bytes += added.bytes;
        forgetOldest(added.since - KEEP);
    }

    /** Forgets all, since the store's history changed. */
    public synchronized void forget() {
        tails.clear();
        oldestFirst.clear();
        bytes = 0;
    }

    private void forgetOldest(long before) {
        for (Recent oldest = oldestFirst.peek();
                oldest != null && (bytes > MAX_BYTES || oldest.since - before <= 0);
                oldest = oldestFirst.peek()) {
            oldestFirst.remove();
            bytes -= oldest.bytes;
            if (oldest.tail != null && oldest.tail.forget(oldest)) {
                tails.remove(oldest.stored.conversation(), oldest.tail);
            }
        }
    }

    /** The entries right behind a number, without gaps; empty if the next one is not here. */
    List<Recent> after(ConversationRef ref, long position, int limit) {
        RecentTail tail = tails.get(ref);
        return tail == null ? List.of() : tail.after(position, ticker.read() - KEEP, limit);
    }

    /** An entry, opened once. What the writing thread looks at again when it forgets lies here, not behind references. */
    static final class Recent {
        private final StoredEntry stored;
        private final long sequence;
        private final long since;
        private final int bytes;
        private final @Nullable RecentTail tail;
        private volatile @Nullable Entry opened;

        /** One that came from the store. */
        Recent(StoredEntry stored) {
            this(stored, 0, null);
        }

        private Recent(StoredEntry stored, long since, @Nullable RecentTail tail) {
            this.stored = stored;
            this.sequence = stored.sequence();
            this.since = since;
            SealedBytes envelope = stored.envelope();
            this.bytes = 200 + 64 * stored.effects().size() + (envelope == null ? 0 : 2 * envelope.length());
            this.tail = tail;
        }

        StoredEntry stored() {
            return stored;
        }

        long sequence() {
            return sequence;
        }

        long since() {
            return since;
        }

        /** Whoever opens it holds this; the same for all recent ones of a conversation. */
        Object opening() {
            return tail == null ? this : tail.opening;
        }

        @Nullable
        Entry opened() {
            return opened;
        }

        void opened(Entry entry) {
            opened = entry;
        }

        /** Under which membership to read it at least: its own number if it changed participants, or did what is not known here. */
        long membership() {
            boolean changing = stored.effects().stream()
                    .anyMatch(effect -> effect instanceof ParticipantChange || effect instanceof Effect.Unknown);
            return changing ? sequence : 0;
        }
    }
}
