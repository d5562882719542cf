// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;

/** Needs both keys to open: the outer one wraps what the inner one made. */
record NestedAead(Aead outer, Aead inner) implements Aead {
    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
        return outer.encrypt(inner.encrypt(plaintext, associatedData), associatedData);
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
        return inner.decrypt(outer.decrypt(ciphertext, associatedData), associatedData);
    }

    @Override
    public String toString() {
        return "NestedAead";
    }
}
