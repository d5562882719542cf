// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.internal.concurrent.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines in slots of a quarter of a second. What is due later than a minute from now is looked at once a minute until
 * then. Times are milliseconds since the engine started.
 */
final class TimingWheel {
    static final long NEVER = Long.MAX_VALUE;
    private static final long SLOT = 250;
    private static final int SLOTS = 256;
    private static final long AGAIN_AFTER_FAULT = 1_000;

    private final List<List<Visit>> slots = new ArrayList<>(SLOTS);
    private final LongSupplier millis;
    private final Faults faults;
    private long turn;

    TimingWheel(LongSupplier millis, Faults faults) {
        this.millis = millis;
        this.faults = faults;
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
            long slot = Math.max(turn + 1, Math.min(turn + SLOTS - 1, at / SLOT + 1));
            slots.get((int) (slot % SLOTS)).add(new Visit(item, at));
            item.at = at;
        }
    }

    /** Calls everything that is due. By one thread at a time. An item that throws is called again a second later. */
    void advance() {
        long now = millis.getAsLong();
        for (List<Visit> next = nextSlot(now / SLOT); next != null; next = nextSlot(now / SLOT)) {
            next.forEach(visit -> visit(visit, now));
        }
    }

    private synchronized @Nullable List<Visit> nextSlot(long until) {
        if (turn >= until) {
            return null;
        }
        // After a jump of more than a round every slot is looked at once.
        turn = Math.max(turn, until - SLOTS);
        List<Visit> visits = slots.set((int) ((turn + 1) % SLOTS), new ArrayList<>());
        turn++;
        return visits;
    }

    private void visit(Visit visit, long now) {
        synchronized (this) {
            if (visit.item.at != visit.at) {
                return;
            }
            visit.item.at = NEVER;
        }
        long next = visit.at > now ? visit.at : due(visit.item, now);
        if (next != NEVER) {
            add(visit.item, next);
        }
    }

    private long due(Item item, long now) {
        try {
            return item.due(now);
        } catch (Throwable e) {
            faults.report("presence", e);
            return now + AGAIN_AFTER_FAULT;
        }
    }

    private record Visit(Item item, long at) {}
}
