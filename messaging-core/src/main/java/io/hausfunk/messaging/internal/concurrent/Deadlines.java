// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that every reply is answered. Replies wait in slots of time, so that tens of thousands a second cost a set
 * operation each and no timer; a deadline is kept to one slot.
 */
final class Deadlines {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
    private static final int SLOTS = 64;

    private final AtomicLong turn = new AtomicLong();
    private final Set<Reply<?>>[] slots;
    private final int slotsToDeadline;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Deadlines(Timer timer, Duration deadline) {
        slots = new Set[SLOTS];
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = ConcurrentHashMap.newKeySet();
        }
        slotsToDeadline = SLOTS - 2;
        timer.every(deadline.dividedBy(slotsToDeadline), this::turn);
    }

    /** The slot in which a reply that begins now waits. */
    Set<Reply<?>> current() {
        return slots[(int) ((turn.get() + slotsToDeadline) % SLOTS)];
    }

    void expireAll() {
        for (Set<Reply<?>> slot : slots) {
            expire(slot);
        }
    }

    private void turn() {
        expire(slots[(int) (turn.incrementAndGet() % SLOTS)]);
    }

    private static void expire(Set<Reply<?>> slot) {
        for (Reply<?> reply : slot) {
            try {
                reply.expire();
            } catch (Throwable e) {
                // There may be no memory now. It stays in its slot, whose turn comes again.
                LOG.debug("An answer waits: {}", e.getClass().getName());
            }
        }
    }
}
