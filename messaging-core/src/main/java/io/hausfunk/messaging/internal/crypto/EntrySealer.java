// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.Collection;

/**
 * Seals and opens entries. Fails with a {@link io.hausfunk.messaging.error.KeyException}: {@code UNREADABLE} for
 * whatever does not open and for conversations and persons that have no key, {@code KEYS_UNREACHABLE} if the key service
 * or the store of keys is out of reach. After a failure of {@link #seal} there is nothing to write.
 */
public interface EntrySealer {
    /**
     * Seals an entry's body, bound to tenant, conversation, name and author. Blocks if the key is not in memory. Makes
     * the key that this author needs in this conversation, but never the conversation's or the author's own.
     */
    SealedBytes seal(ConversationRef conversation, PersonKey author, EntryName name, byte[] content);

    /** Whether {@link #seal} would neither block nor ask the store. */
    boolean warm(ConversationRef conversation, PersonKey author);

    /** Reads the keys of a page of entries in one question. Keys that are gone or do not open are skipped. */
    void prepare(Collection<StoredEntry> entries);

    /** The entry's body. Blocks if the key is not in memory, or if another node has added one since. */
    byte[] open(StoredEntry entry);
}
