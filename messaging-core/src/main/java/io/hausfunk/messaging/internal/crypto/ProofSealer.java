// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.SealedBytes;
import java.security.GeneralSecurityException;
import java.util.Collection;

/**
 * Proves that the engine stated something about a conversation: a proof is an empty text under the conversation's key, bound to
 * the statement. Fails as {@link EntrySealer}.
 */
public final class ProofSealer {
    private static final byte[] NOTHING = {};

    private final OwnerKeys owners;

    ProofSealer(OwnerKeys owners) {
        this.owners = owners;
    }

    /** What makes proofs of one conversation without asking anybody. May block now. */
    public Maker maker(ConversationRef conversation) {
        CachedKey key = key(conversation);
        return statement -> Framing.seal(key.aead(), NOTHING, AssociatedData.proof(conversation, statement));
    }

    /** Whether a proof is of this statement. May block. */
    public boolean proves(ConversationRef conversation, SealedBytes proof, byte[] statement) {
        byte[] bound = AssociatedData.proof(conversation, statement);
        CachedKey key = key(conversation);
        try {
            Framing.open(key.aead(), proof, bound);
            return true;
        } catch (UnknownKey newer) {
            return provesByNewer(conversation, proof, bound);
        } catch (GeneralSecurityException failed) {
            return false;
        }
    }

    private boolean provesByNewer(ConversationRef conversation, SealedBytes proof, byte[] bound) {
        CachedKey newer = owners.read(KeyRef.conversation(conversation));
        if (newer == null) {
            throw KeyErrors.unreadable();
        }
        try {
            Framing.open(newer.aead(), proof, bound);
            return true;
        } catch (GeneralSecurityException failed) {
            return false;
        }
    }

    /** Reads the keys of some conversations in one question. May block. */
    public void prepare(Collection<ConversationRef> conversations) {
        owners.prepare(conversations.stream().map(KeyRef::conversation).toList());
    }

    private CachedKey key(ConversationRef conversation) {
        CachedKey key = owners.get(KeyRef.conversation(conversation));
        if (key == null) {
            throw KeyErrors.unreadable();
        }
        return key;
    }

    @Override
    public String toString() {
        return "ProofSealer";
    }

    /** Makes proofs of one conversation. */
    @FunctionalInterface
    public interface Maker {
        /** A proof of this statement. Does not block. */
        SealedBytes prove(byte[] statement);
    }
}
