// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.internal.crypto.ProfileSealer;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.StoredConversation;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Opened descriptions of conversations. One that does not open is an error and never an empty one: the subject that the
 * host's policy guards would be lost with it.
 */
public final class Profiles {
    private static final int MAX_KEPT = 20_000;

    private final ProfileSealer sealer;
    private final ContentCodec codec;
    private final Supplier<Cache<Key, Profile>> empty;
    private volatile Cache<Key, Profile> opened;

    /** Keeps opened ones as long as keys are kept, so that deleting a key takes effect. */
    public Profiles(ProfileSealer sealer, ContentCodec codec, Duration keep, Ticker ticker) {
        this.sealer = sealer;
        this.codec = codec;
        this.empty = () -> Caffeine.newBuilder()
                .maximumSize(MAX_KEPT)
                .expireAfterWrite(keep)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
        this.opened = empty.get();
    }

    /** Forgets all, since the store's history changed. */
    public void forget() {
        opened = empty.get();
    }

    /** The description, or {@code UNREADABLE}. May block. */
    public Profile open(StoredConversation conversation) {
        SealedProfile sealed = conversation.profile();
        Key key = new Key(conversation.ref(), sealed.setBy());
        Cache<Key, Profile> current = opened;
        Profile known = current.getIfPresent(key);
        if (known == null) {
            known = decode(sealer.open(conversation.ref(), sealed));
            current.put(key, known);
        }
        return known;
    }

    /** Reads what is needed to open some descriptions in one question. May block. */
    public void prepare(Collection<StoredConversation> conversations) {
        List<ConversationRef> closed = conversations.stream()
                .filter(one ->
                        opened.getIfPresent(new Key(one.ref(), one.profile().setBy())) == null)
                .map(StoredConversation::ref)
                .toList();
        if (!closed.isEmpty()) {
            sealer.prepare(closed);
        }
    }

    /** Makes the key of a conversation that is to begin, unless it has one. Blocks. */
    public void createKey(ConversationRef ref) {
        sealer.createConversationKey(ref);
    }

    /** Seals a description. May block. */
    public SealedProfile seal(ConversationRef ref, EntryName setBy, Profile profile) {
        return sealer.seal(ref, setBy, codec.encode(profile));
    }

    private Profile decode(byte[] bytes) {
        try {
            return codec.decodeProfile(bytes);
        } catch (RuntimeException e) {
            throw new KeyException(ErrorCode.UNREADABLE, "a conversation's description is not readable");
        }
    }

    private record Key(ConversationRef ref, EntryName setBy) {}
}
