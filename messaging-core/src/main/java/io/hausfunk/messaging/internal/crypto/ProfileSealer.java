// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.SealedProfile;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Makes the keys of conversations, and seals with them what a conversation says of itself. Fails as {@link EntrySealer}. */
public final class ProfileSealer {
    private final StoredKeys rows;
    private final KeyCache cache;
    private final OwnerKeys owners;

    ProfileSealer(StoredKeys rows, KeyCache cache, OwnerKeys owners) {
        this.rows = rows;
        this.cache = cache;
        this.owners = owners;
    }

    /**
     * Makes sure that a conversation has a key. To be called when a conversation is created and at no other time: a key
     * that is missing later was deleted on purpose. Racing nodes agree on one key.
     */
    public void createConversationKey(ConversationRef conversation) {
        KeyRef ref = KeyRef.conversation(conversation);
        long mark = cache.mark();
        if (rows.find(ref) != null) {
            cache.drop(ref);
            return;
        }
        KeyRow stored = rows.putIfAbsent(List.of(owners.newRow(ref, null))).get(0);
        CachedKey key = owners.open(stored);
        if (key == null) {
            throw KeyErrors.unreadable();
        }
        cache.put(Map.of(ref, key), mark);
    }

    /** Seals a profile, bound to tenant, conversation and the entry that sets it. */
    public SealedProfile seal(ConversationRef conversation, EntryName setBy, byte[] content) {
        CachedKey key = get(KeyRef.conversation(conversation));
        return new SealedProfile(setBy, Framing.seal(key.aead(), content, AssociatedData.profile(conversation, setBy)));
    }

    /** Reads the keys of some conversations in one question. Keys that are gone or do not open are skipped. */
    public void prepare(Collection<ConversationRef> conversations) {
        owners.prepare(conversations.stream().map(KeyRef::conversation).toList());
    }

    /** What was sealed. */
    public byte[] open(ConversationRef conversation, SealedProfile profile) {
        KeyRef ref = KeyRef.conversation(conversation);
        byte[] bound = AssociatedData.profile(conversation, profile.setBy());
        try {
            return Framing.open(get(ref).aead(), profile.sealed(), bound);
        } catch (UnknownKey newer) {
            return openWithNewer(ref, profile, bound);
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    private byte[] openWithNewer(KeyRef ref, SealedProfile profile, byte[] bound) {
        CachedKey newer = owners.read(ref);
        if (newer == null) {
            throw KeyErrors.unreadable();
        }
        try {
            return Framing.open(newer.aead(), profile.sealed(), bound);
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    private CachedKey get(KeyRef ref) {
        CachedKey key = owners.get(ref);
        if (key == null) {
            throw KeyErrors.unreadable();
        }
        return key;
    }

    @Override
    public String toString() {
        return "ProfileSealer";
    }
}
