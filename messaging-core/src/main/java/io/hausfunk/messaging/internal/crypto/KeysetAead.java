// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** A keyset ready for use that can tell a key which it does not hold from a ciphertext that is wrong. */
final class KeysetAead implements Aead {
    private static final byte TINK_PREFIX = 1;
    private static final int PREFIX_LENGTH = 5;

    private final Aead aead;
    private final int[] ids;
    private final int primary;

    KeysetAead(KeysetHandle handle) throws GeneralSecurityException {
        aead = handle.getPrimitive(Keysets.TINK, Aead.class);
        primary = handle.getPrimary().getId();
        int[] enabled = new int[handle.size()];
        int count = 0;
        for (int i = 0; i < handle.size(); i++) {
            if (handle.getAt(i).getStatus() == KeyStatus.ENABLED) {
                enabled[count++] = handle.getAt(i).getId();
            }
        }
        ids = Arrays.copyOf(enabled, count);
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
        return aead.encrypt(plaintext, associatedData);
    }

    /** Throws {@link UnknownKey} if the ciphertext names a key that is not in here. */
    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
        if (!knows(ciphertext, 0)) {
            throw new UnknownKey();
        }
        return aead.decrypt(ciphertext, associatedData);
    }

    /** Whether the ciphertext that starts at this offset names a key in here. */
    boolean knows(byte[] bytes, int offset) {
        int id = keyId(bytes, offset);
        for (int known : ids) {
            if (known == id) {
                return bytes.length >= offset + PREFIX_LENGTH && bytes[offset] == TINK_PREFIX;
            }
        }
        return false;
    }

    /** Whether this ciphertext was made with the key that makes new ones. */
    boolean isCurrent(byte[] ciphertext) {
        return keyId(ciphertext, 0) == primary && knows(ciphertext, 0);
    }

    private static int keyId(byte[] bytes, int offset) {
        if (bytes.length < offset + PREFIX_LENGTH) {
            return 0;
        }
        return (bytes[offset + 1] & 0xff) << 24
                | (bytes[offset + 2] & 0xff) << 16
                | (bytes[offset + 3] & 0xff) << 8
                | (bytes[offset + 4] & 0xff);
    }

    @Override
    public String toString() {
        return "KeysetAead";
    }
}
