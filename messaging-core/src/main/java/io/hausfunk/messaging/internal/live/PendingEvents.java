// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import io.hausfunk.messaging.internal.live.LiveEvent.ReceiptUpdate;
import io.hausfunk.messaging.internal.live.LiveEvent.Typing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a listener has not been told yet: of each participant the latest only, and not without bounds. */
final class PendingEvents {
    private static final int MOST = 10_000;
    private static final int A_BATCH = 256;

    private final Map<ParticipantRef, Typing> typing = new LinkedHashMap<>();
    private final Map<ParticipantRef, ReceiptUpdate> receipts = new LinkedHashMap<>();
    /** Who types, as the listener knows or is about to be told. */
    private final Set<ParticipantRef> shown = new HashSet<>();

    /** False if there is no room. */
    synchronized boolean add(LiveEvent event) {
        ParticipantRef participant = event.participant();
        if (event instanceof Typing one) {
            boolean room = typing.size() + shown.size() < MOST
                    || typing.containsKey(participant)
                    || shown.contains(participant);
            if (room) {
                typing.put(participant, one);
            }
            return room;
        }
        boolean room = receipts.size() < MOST || receipts.containsKey(participant);
        if (room && event instanceof ReceiptUpdate one) {
            receipts.merge(participant, one, ReceiptUpdate::and);
        }
        return room;
    }

    synchronized boolean any() {
        return !typing.isEmpty() || !receipts.isEmpty();
    }

    /** Takes the next ones. Leaves out typing that the listener knows of, and its end where the listener does not. */
    synchronized List<LiveEvent> take() {
        List<LiveEvent> taken = new ArrayList<>();
        Iterator<Typing> nextTyping = typing.values().iterator();
        while (nextTyping.hasNext() && taken.size() < A_BATCH) {
            Typing next = nextTyping.next();
            nextTyping.remove();
            if (next.typing() ? shown.add(next.participant()) : shown.remove(next.participant())) {
                taken.add(next);
            }
        }
        Iterator<ReceiptUpdate> nextReceipt = receipts.values().iterator();
        while (nextReceipt.hasNext() && taken.size() < A_BATCH) {
            taken.add(nextReceipt.next());
            nextReceipt.remove();
        }
        return taken;
    }

    /** The listener was not told of an event, and will not be. */
    synchronized void dropped(LiveEvent event) {
        if (event instanceof Typing one && one.typing()) {
            shown.remove(one.participant());
        }
    }

    /** The listener was not told of an event yet. What came since counts. */
    synchronized void putBack(LiveEvent event) {
        if (event instanceof Typing one) {
            if (one.typing()) {
                shown.remove(one.participant());
            } else {
                shown.add(one.participant());
            }
            typing.putIfAbsent(one.participant(), one);
        } else if (event instanceof ReceiptUpdate one) {
            receipts.merge(one.participant(), one, ReceiptUpdate::and);
        }
    }
}
