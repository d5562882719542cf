// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.storage.Addressee;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.StoredEntry;

/** Stores an entry that nothing speaks against, and applies what it does beyond its conversation. */
final class EntryWriting {
    private EntryWriting() {}

    static long store(MemoryData data, ConversationTable table, NewEntry entry) {
        StoredEntry stored = table.store(entry);
        data.expiry.add(stored);
        data.blobs.attach(stored);
        for (Effect effect : stored.effects()) {
            if (effect instanceof Joins joins) {
                data.index(joins.person(), table);
            } else if (effect instanceof Effect.Addresses addresses) {
                data.addressees.address(
                        new Addressee(table.ref(), stored.sequence(), addresses.person(), addresses.reason()));
            } else if (effect instanceof Effect.Empties empties) {
                StoredEntry before = table.empty(empties.target(), stored.sequence());
                if (before != null) {
                    data.expiry.remove(before);
                    data.blobs.giveUp(before);
                }
            }
        }
        data.changes.changed(table);
        return stored.sequence();
    }
}
