// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/** Seals as another does, and counts how often. */
record CountingSealer(EntrySealer other, AtomicLong seals) implements EntrySealer {
    @Override
    public SealedBytes seal(ConversationRef conversation, PersonKey author, EntryName name, byte[] content) {
        seals.incrementAndGet();
        return other.seal(conversation, author, name, content);
    }

    @Override
    public boolean warm(ConversationRef conversation, PersonKey author) {
        return other.warm(conversation, author);
    }

    @Override
    public void prepare(Collection<StoredEntry> entries) {
        other.prepare(entries);
    }

    @Override
    public byte[] open(StoredEntry entry) {
        return other.open(entry);
    }
}
