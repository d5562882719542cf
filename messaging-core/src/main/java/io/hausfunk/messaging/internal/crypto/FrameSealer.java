// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Seals what nodes tell each other, with a key that they all find in the store, under the host's key. XAES-256-GCM, since
 * nodes send more frames than 96-bit nonces drawn at random may seal (NIST SP 800-38D, 8.3).
 */
public final class FrameSealer {
    private final InstallationKey key;
    private volatile @Nullable Aead aead;

    FrameSealer(InstallationKey key) {
        this.key = key;
    }

    /** Whether the key is here. Without it nothing is sealed or opened. */
    public boolean ready() {
        return aead != null;
    }

    /** Reads the key. Blocks. Throws {@code KEYS_UNREACHABLE}, or {@code KEYS_DO_NOT_MATCH}. */
    public void load() {
        try {
            aead = key.open().getPrimitive(Keysets.TINK, Aead.class);
        } catch (GeneralSecurityException e) {
            throw KeyErrors.unreadable();
        }
    }

    /** Seals a frame, bound to these bytes. */
    public byte[] seal(byte[] frame, byte[] bound) {
        Aead current = aead;
        if (current == null) {
            throw KeyErrors.unreachable(null);
        }
        try {
            return current.encrypt(frame, bound);
        } catch (GeneralSecurityException e) {
            throw KeyErrors.unreadable();
        }
    }

    /** Opens a frame; null if it was not sealed with this key and bound to these bytes. */
    public byte @Nullable [] open(byte[] sealed, byte[] bound) {
        Aead current = aead;
        if (current == null) {
            return null;
        }
        try {
            return current.decrypt(sealed, bound);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "FrameSealer";
    }
}
