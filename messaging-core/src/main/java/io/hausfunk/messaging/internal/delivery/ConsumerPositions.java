// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Participant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a consumer stands in each conversation, and which conversations have more for it. Calls nobody. */
final class ConsumerPositions {
    private final Map<ConversationRef, ConsumerPosition> positions = new HashMap<>();
    private final Set<ConversationRef> ready = new LinkedHashSet<>();
    private final Set<ConversationRef> stalled = new HashSet<>();
    /** Where the numbers mean nothing any more, since the store's history changed. */
    private final Set<ConversationRef> lost = new HashSet<>();
    /** Where the listener is about to be told so. */
    private final Set<ConversationRef> telling = new HashSet<>();

    private int changes;
    /** What is committed before it is known where the consumer starts; null from then on. */
    private @Nullable Map<ConversationRef, Commit> early = new HashMap<>();

    private record Commit(Participant row, long head, long floor) {}

    /** What was delivered, for a cursor; null while the listener does not know yet that it starts over. */
    synchronized @Nullable Map<ConversationId, Long> delivered() {
        if (!lost.isEmpty() || !telling.isEmpty()) {
            return null;
        }
        Map<ConversationId, Long> delivered = new HashMap<>();
        positions.forEach((ref, position) -> delivered.put(ref.conversation(), position.delivered));
        return delivered;
    }

    /** Sets where the consumer starts in a conversation. */
    synchronized void startAt(ConversationRef ref, long position, long floor, long head) {
        raise(ref, new ConsumerPosition(position, floor, head), floor, head);
    }

    /** All starts are set; from now on a conversation that is new to the consumer starts with its person's joining. */
    synchronized void started() {
        Map<ConversationRef, Commit> commits = early;
        early = null;
        if (commits != null) {
            commits.forEach((ref, one) -> committed(ref, one.row, one.head, one.floor));
        }
    }

    /** A conversation may have more; true if it has. */
    synchronized boolean committed(ConversationRef ref, Participant row, long head, long floor) {
        if (early != null) {
            early.merge(ref, new Commit(row, head, floor), ConsumerPositions::later);
            return false;
        }
        if (lost.contains(ref)) {
            return ready.add(ref);
        }
        ConsumerPosition known = positions.get(ref);
        if (known != null && row.left() != 0 && known.fetched >= row.left()) {
            return false;
        }
        // What is committed is often fetched before its notice comes: then a look would ask the store for nothing.
        return raise(ref, new ConsumerPosition(row.joined() - 1, floor, head), floor, head);
    }

    private boolean raise(ConversationRef ref, ConsumerPosition first, long floor, long head) {
        ConsumerPosition position = positions.computeIfAbsent(ref, r -> first);
        return position.raise(floor, head) && ready.add(ref);
    }

    private static Commit later(Commit one, Commit other) {
        Commit latest = one.floor > other.floor ? one : other;
        return new Commit(latest.row, Math.max(one.head, other.head), latest.floor);
    }

    /** Moves the next conversation that has more to the end of a list; false if none has. */
    synchronized boolean takeReady(List<ConversationRef> taken) {
        Iterator<ConversationRef> first = ready.iterator();
        if (!first.hasNext()) {
            return false;
        }
        taken.add(first.next());
        first.remove();
        return true;
    }

    synchronized boolean anyReady() {
        return !ready.isEmpty();
    }

    /** Where the consumer stands in a conversation, as a copy. */
    synchronized ConsumerPosition at(ConversationRef ref) {
        ConsumerPosition now = positions.get(ref);
        if (now == null) {
            throw new IllegalStateException("a conversation without a position");
        }
        return new ConsumerPosition(now.fetched, now.floor, now.head);
    }

    /** Entries up to here were fetched; {@code full} if there may be more than what was announced. False if they count for nothing. */
    synchronized boolean fetched(ConversationRef ref, long sequence, boolean full) {
        if (lost.contains(ref)) {
            return false;
        }
        ConsumerPosition position = positions.get(ref);
        if (position != null && sequence > position.fetched) {
            position.fetched = sequence;
            // If there is no more, one look that finds nothing ends it.
            if (full || position.head > sequence) {
                ready.add(ref);
            }
        }
        return true;
    }

    synchronized void delivered(ConversationRef ref, long sequence) {
        if (lost.contains(ref)) {
            return;
        }
        telling.remove(ref);
        ConsumerPosition position = positions.get(ref);
        if (position != null) {
            position.delivered = Math.max(position.delivered, sequence);
        }
    }

    /** What was fetched and not delivered is to be fetched again. */
    synchronized void rewind(ConversationRef ref) {
        if (telling.remove(ref)) {
            lost.add(ref);
        }
        if (lost.contains(ref)) {
            ready.add(ref);
            return;
        }
        ConsumerPosition position = positions.get(ref);
        if (position != null) {
            position.head = Math.max(position.head, position.fetched);
            position.fetched = position.delivered;
            if (position.head > position.fetched) {
                ready.add(ref);
            }
        }
    }

    /** The store's history changed: the numbers mean nothing any more. */
    synchronized void forget() {
        changes++;
        telling.clear();
        lost.addAll(positions.keySet());
        ready.addAll(lost);
        stalled.clear();
    }

    /** How often the history changed, if this conversation is one where the listener starts over; otherwise negative. */
    synchronized int lost(ConversationRef ref) {
        return lost.contains(ref) ? changes : -1;
    }

    /** The listener starts over behind this number, or as somebody new if it is 0; false if the history changed again. */
    synchronized boolean startOver(ConversationRef ref, int seen, long position, long floor) {
        if (changes != seen || !lost.remove(ref)) {
            return false;
        }
        positions.remove(ref);
        if (position > 0) {
            positions.put(ref, new ConsumerPosition(position, floor, position));
        }
        telling.add(ref);
        return true;
    }

    /** Something about a conversation is out of reach. */
    synchronized void stalled(ConversationRef ref) {
        stalled.add(ref);
    }

    /** Lets stalled conversations be tried again; true if there are any. */
    synchronized boolean retryStalled() {
        boolean any = ready.addAll(stalled);
        stalled.clear();
        return any;
    }
}
