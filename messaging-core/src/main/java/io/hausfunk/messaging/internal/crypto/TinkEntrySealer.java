// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Entries under AES-256-GCM with a random nonce each and a key for each author in each conversation. */
final class TinkEntrySealer implements EntrySealer {
    private final KeyCache cache;
    private final DataKeys data;
    private final NewDataKeys created;

    TinkEntrySealer(KeyCache cache, DataKeys data, NewDataKeys created) {
        this.cache = cache;
        this.data = data;
        this.created = created;
    }

    @Override
    public SealedBytes seal(ConversationRef conversation, PersonKey author, EntryName name, byte[] content) {
        return seal(KeyRef.data(conversation, author), content, AssociatedData.entry(conversation, name, author));
    }

    /** Seals with a data key, which is made if there is none. */
    SealedBytes seal(KeyRef ref, byte[] content, byte[] bound) {
        CachedKey key = data.cached(ref);
        if (key == null) {
            key = created.getOrCreate(ref);
        }
        return Framing.seal(key.aead(), content, bound);
    }

    @Override
    public boolean warm(ConversationRef conversation, PersonKey author) {
        CachedKey key = cache.get(KeyRef.data(conversation, author));
        return key != null && key.root().warm();
    }

    @Override
    public void prepare(Collection<StoredEntry> entries) {
        Set<KeyRef> wanted = new LinkedHashSet<>();
        for (StoredEntry entry : entries) {
            SealedBytes envelope = entry.envelope();
            if (envelope == null) {
                continue;
            }
            KeyRef ref = ref(entry);
            CachedKey key = cache.get(ref);
            if (key == null ? !cache.isMissing(ref) : !Framing.known(key.aead(), envelope)) {
                wanted.add(ref);
            }
        }
        if (!wanted.isEmpty()) {
            data.read(wanted);
        }
    }

    @Override
    public byte[] open(StoredEntry entry) {
        SealedBytes envelope = entry.envelope();
        if (envelope == null) {
            throw KeyErrors.unreadable();
        }
        return open(ref(entry), envelope, AssociatedData.entry(entry.conversation(), entry.name(), entry.author()));
    }

    /** Opens with a data key. */
    byte[] open(KeyRef ref, SealedBytes envelope, byte[] bound) {
        try {
            return Framing.open(data.get(ref).aead(), envelope, bound);
        } catch (UnknownKey newer) {
            return openWithNewer(ref, envelope, bound);
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    private byte[] openWithNewer(KeyRef ref, SealedBytes envelope, byte[] bound) {
        CachedKey newer = data.read(Set.of(ref)).get(ref);
        if (newer == null) {
            throw KeyErrors.unreadable();
        }
        try {
            return Framing.open(newer.aead(), envelope, bound);
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    private static KeyRef ref(StoredEntry entry) {
        return KeyRef.data(entry.conversation(), entry.author());
    }

    @Override
    public String toString() {
        return "TinkEntrySealer";
    }
}
