// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;

/** No cipher, but envelopes of the same length, so that the store has the same work. */
final class NoSeal implements EntrySealer {
    /** Our version, Tink's prefix, the nonce and the tag. */
    private static final int OVERHEAD = 1 + 5 + 12 + 16;

    @Override
    public SealedBytes seal(ConversationRef conversation, PersonKey author, EntryName name, byte[] content) {
        return SealedBytes.copyOf(Arrays.copyOf(content, content.length + OVERHEAD));
    }

    @Override
    public boolean warm(ConversationRef conversation, PersonKey author) {
        return true;
    }

    @Override
    public void prepare(Collection<StoredEntry> entries) {
        // There are no keys.
    }

    @Override
    public byte[] open(StoredEntry entry) {
        byte[] envelope = Objects.requireNonNull(entry.envelope()).toByteArray();
        return Arrays.copyOf(envelope, envelope.length - OVERHEAD);
    }
}
