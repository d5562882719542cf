// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.StoredEntry;

/** An entry that this node committed, and its number. */
public record CommittedEntry(NewEntry entry, long sequence) {
    StoredEntry stored() {
        return StoredEntry.of(entry, sequence);
    }

    /** How far its conversation has come with it. */
    ConversationHead head() {
        long membership = entry.participantChanges().isEmpty() ? entry.expectedMembership() : sequence;
        return new ConversationHead(entry.conversation(), sequence, membership);
    }
}
