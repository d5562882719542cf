// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.delivery.RecentEntries.Recent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The latest entries of one conversation, without gaps. Its monitor is never held while something blocks. */
final class RecentTail {
    /** Whoever opens entries of this conversation holds this, and may block. */
    final Object opening = new Object();

    private final Deque<Recent> entries = new ArrayDeque<>();

    /** False if it is too late: it, or one behind it, is here already. */
    synchronized boolean add(Recent entry) {
        Recent last = entries.peekLast();
        if (last != null && last.sequence() >= entry.sequence()) {
            return false;
        }
        if (last != null && last.sequence() + 1 != entry.sequence()) {
            // Another node was faster: what is older has a gap behind it.
            entries.clear();
        }
        entries.addLast(entry);
        return true;
    }

    /** Forgets what a later entry empties, and what is before it: the store tells what is left. */
    synchronized void forgetUpTo(long sequence) {
        while (!entries.isEmpty() && entries.getFirst().sequence() <= sequence) {
            entries.removeFirst();
        }
    }

    /** Forgets it, if it is still here; tells whether nothing is left. */
    synchronized boolean forget(Recent oldest) {
        if (entries.peekFirst() == oldest) {
            entries.removeFirst();
        }
        return entries.isEmpty();
    }

    /** Those right behind a number that came later than a time, at most so many; most readers want the last few. */
    synchronized List<Recent> after(long position, long since, int limit) {
        List<Recent> found = new ArrayList<>();
        Iterator<Recent> latestFirst = entries.descendingIterator();
        while (latestFirst.hasNext()) {
            Recent entry = latestFirst.next();
            if (entry.sequence() <= position || entry.since() - since <= 0) {
                break;
            }
            found.add(entry);
        }
        Collections.reverse(found);
        boolean next = !found.isEmpty() && found.get(0).sequence() == position + 1;
        return next ? found.subList(0, Math.min(limit, found.size())) : List.of();
    }
}
