// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;

/** Stores an entry that nothing speaks against, and tells the indexes. */
final class EntryWriting {
    private EntryWriting() {}

    static long store(MemoryData data, ConversationTable table, NewEntry entry) {
        long sequence = table.store(entry);
        entry.changes().stream().filter(Joins.class::isInstance).forEach(joins -> data.index(joins.person(), table));
        data.changes.changed(table);
        return sequence;
    }
}
