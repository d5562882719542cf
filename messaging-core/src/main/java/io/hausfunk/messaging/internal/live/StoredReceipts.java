// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.live.LiveEvent.ReceiptUpdate;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.Participant;

/** Receipts as the store holds them, which lets nobody read beyond the end of a conversation. */
public final class StoredReceipts {
    private final ConversationStore store;

    /** Asks this store where the roster does not say enough. */
    public StoredReceipts(ConversationStore store) {
        this.store = store;
    }

    /** What the store made of an update. May block. */
    ReceiptUpdate of(ReceiptUpdate update, CachedRoster roster, Participant row) {
        boolean plausible = Math.max(update.delivered(), update.read()) <= roster.knownHead();
        Participant known = plausible
                ? row
                : store.membership(update.conversation(), update.participant().person())
                        .map(Membership::participant)
                        .orElse(row);
        ReceiptUpdate stored =
                new ReceiptUpdate(update.participant(), roster.membership(), known.delivered(), known.read());
        return plausible ? update.and(stored) : stored;
    }
}
