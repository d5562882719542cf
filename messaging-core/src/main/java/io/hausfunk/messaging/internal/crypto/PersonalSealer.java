// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.SealedBytes;
import java.security.GeneralSecurityException;

/** Seals with a person's own key what belongs to that person alone. Blocks if the key is not in memory; fails as {@link EntrySealer}. */
public final class PersonalSealer {
    private final OwnerKeys owners;

    PersonalSealer(OwnerKeys owners) {
        this.owners = owners;
    }

    /** Seals content, bound to tenant, person, kind and name. */
    public SealedBytes seal(PersonalKey key, byte[] content) {
        return Framing.seal(get(key, false).aead(), content, AssociatedData.personal(key));
    }

    /** What was sealed; {@code UNREADABLE} if the person's key is gone, or if it was sealed for something else. */
    public byte[] open(PersonalKey key, SealedBytes sealed) {
        byte[] bound = AssociatedData.personal(key);
        try {
            return Framing.open(get(key, false).aead(), sealed, bound);
        } catch (UnknownKey newer) {
            return openWithNewer(key, sealed, bound);
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    private byte[] openWithNewer(PersonalKey key, SealedBytes sealed, byte[] bound) {
        try {
            return Framing.open(get(key, true).aead(), sealed, bound);
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    private CachedKey get(PersonalKey key, boolean anew) {
        KeyRef ref = KeyRef.person(key.tenant(), key.person());
        CachedKey found = anew ? owners.read(ref) : owners.get(ref);
        if (found == null) {
            throw KeyErrors.unreadable();
        }
        return found;
    }

    @Override
    public String toString() {
        return "PersonalSealer";
    }
}
