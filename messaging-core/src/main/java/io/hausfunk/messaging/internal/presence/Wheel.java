// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import java.util.ArrayList;
import java.util.List;

/**
 * Deadlines in slots of a quarter of a second. What is due later than a minute from now is looked at once a minute until
 * then. Times are milliseconds since the engine started.
 */
final class Wheel {
    static final long NEVER = Long.MAX_VALUE;
    private static final long SLOT = 250;
    private static final int SLOTS = 256;

    private final List<List<Visit>> slots = new ArrayList<>(SLOTS);
    private long turn;

    Wheel() {
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayList<>());
        }
    }

    /** Something that waits for a deadline, for one at a time. */
    abstract static class Item {
        private long at = NEVER;

        /** The deadline came, or something made a look worthwhile. Answers with the next one, or {@link #NEVER}. */
        abstract long due(long now);
    }

    /** Lets an item wait, unless it waits for an earlier deadline already. */
    synchronized void add(Item item, long at) {
        if (at < item.at) {
            item.at = at;
            long slot = Math.max(turn + 1, Math.min(turn + SLOTS - 1, at / SLOT + 1));
            slots.get((int) (slot % SLOTS)).add(new Visit(item, at));
        }
    }

    /** Calls everything that is due. By one thread at a time. */
    void advance(long now) {
        passed(now / SLOT).forEach(visit -> visit(visit, now));
    }

    private synchronized List<Visit> passed(long until) {
        List<Visit> visits = new ArrayList<>();
        // After a jump of more than a round every slot is looked at once.
        for (long slot = turn + 1; slot <= Math.min(until, turn + SLOTS); slot++) {
            List<Visit> inSlot = slots.get((int) (slot % SLOTS));
            visits.addAll(inSlot);
            inSlot.clear();
        }
        turn = Math.max(turn, until);
        return visits;
    }

    private void visit(Visit visit, long now) {
        synchronized (this) {
            if (visit.item.at != visit.at) {
                return;
            }
            visit.item.at = NEVER;
        }
        long next = visit.at > now ? visit.at : visit.item.due(now);
        if (next != NEVER) {
            add(visit.item, next);
        }
    }

    private record Visit(Item item, long at) {}
}
