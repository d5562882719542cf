// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.Aead;
import io.hausfunk.messaging.storage.SealedBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** The outermost form of everything sealed: one version byte of ours, then what Tink or its keyset format made. */
final class Framing {
    private static final byte VERSION = 1;

    private Framing() {}

    static SealedBytes frame(byte[] content) {
        byte[] framed = new byte[1 + content.length];
        framed[0] = VERSION;
        System.arraycopy(content, 0, framed, 1, content.length);
        return SealedBytes.copyOf(framed);
    }

    static byte[] unframe(SealedBytes sealed) throws GeneralSecurityException {
        byte[] framed = sealed.toByteArray();
        if (framed.length == 0 || framed[0] != VERSION) {
            throw new GeneralSecurityException();
        }
        return Arrays.copyOfRange(framed, 1, framed.length);
    }

    static SealedBytes seal(Aead aead, byte[] content, byte[] associatedData) {
        try {
            return frame(aead.encrypt(content, associatedData));
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    static byte[] open(Aead aead, SealedBytes sealed, byte[] associatedData) throws GeneralSecurityException {
        return aead.decrypt(unframe(sealed), associatedData);
    }

    /** Whether the key that sealed this is in the keyset; reading it again may help if not. */
    static boolean known(KeysetAead aead, SealedBytes sealed) {
        return aead.knows(sealed.toByteArray(), 1);
    }
}
