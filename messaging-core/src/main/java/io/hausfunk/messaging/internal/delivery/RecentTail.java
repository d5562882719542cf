// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.delivery.RecentEntries.Recent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest entries of one conversation, without gaps. Its monitor is never held while something blocks. */
final class RecentTail {
    private static final int FEW = 16;

    /** Whoever opens entries of this conversation holds this, and may block. */
    final Object opening = new Object();

    /** In order, so that a number says where its entry is; those in front of {@link #first} are forgotten. */
    private final List<@Nullable Recent> entries = new ArrayList<>(2);

    private int first;

    /** False if it is too late: it, or one behind it, is here already. */
    synchronized boolean add(Recent entry) {
        Recent last = last();
        if (last != null && last.sequence() >= entry.sequence()) {
            return false;
        }
        if (last != null && last.sequence() + 1 != entry.sequence()) {
            // Another node was faster: what is older has a gap behind it.
            entries.clear();
            first = 0;
        }
        entries.add(entry);
        return true;
    }

    private @Nullable Recent last() {
        return first == entries.size() ? null : entries.get(entries.size() - 1);
    }

    private @Nullable Recent oldest() {
        return first == entries.size() ? null : entries.get(first);
    }

    private void forgetOldest() {
        entries.set(first++, null);
        // Seldom, so that the others need not move up each time.
        if (first > FEW && first > entries.size() / 2) {
            entries.subList(0, first).clear();
            first = 0;
        }
    }

    /** Forgets what a later entry empties, and what is before it: the store tells what is left. */
    synchronized void forgetUpTo(long sequence) {
        for (Recent oldest = oldest(); oldest != null && oldest.sequence() <= sequence; oldest = oldest()) {
            forgetOldest();
        }
    }

    /** Forgets it, if it is still here; tells whether nothing is left. */
    synchronized boolean forget(Recent oldest) {
        if (oldest() == oldest) {
            forgetOldest();
        }
        return oldest() == null;
    }

    /** Those right behind a number that came later than a time, at most so many: what else waits behind them costs nothing. */
    synchronized List<Recent> after(long position, long since, int limit) {
        Recent oldest = oldest();
        if (oldest == null || position + 1 < oldest.sequence()) {
            return List.of();
        }
        List<Recent> found = new ArrayList<>();
        long from = first + position + 1 - oldest.sequence();
        for (long i = from; i < entries.size() && found.size() < limit; i++) {
            Recent entry = entries.get((int) i);
            if (entry == null || entry.since() - since <= 0) {
                return List.of();
            }
            found.add(entry);
        }
        return found;
    }
}
