// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.keys;

import com.google.crypto.tink.Aead;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Map;

/**
 * The keys of a keystore file. A wrapped key is a version byte, the number of the wrapping key in four bytes, and the
 * ciphertext; both are bound to it together with the context.
 */
record KeystoreMasterKeys(Map<Integer, Aead> keys, int newest) implements MasterKeys {
    private static final byte VERSION = 1;
    private static final int HEADER = 1 + Integer.BYTES;

    @Override
    public byte[] wrap(byte[] key, byte[] context) {
        Aead aead = keys.get(newest);
        if (aead == null) {
            throw new IllegalStateException("no newest key");
        }
        try {
            byte[] ciphertext = aead.encrypt(key, bound(newest, context));
            return ByteBuffer.allocate(HEADER + ciphertext.length)
                    .put(VERSION)
                    .putInt(newest)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException failed) {
            throw unreadable();
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
        if (wrapped.length < HEADER || wrapped[0] != VERSION) {
            throw unreadable();
        }
        ByteBuffer in = ByteBuffer.wrap(wrapped, 1, wrapped.length - 1);
        int number = in.getInt();
        Aead aead = keys.get(number);
        if (aead == null) {
            throw new KeyException(ErrorCode.KEYS_UNREACHABLE, "this keystore has no key hausfunk-" + number);
        }
        byte[] ciphertext = new byte[in.remaining()];
        in.get(ciphertext);
        try {
            return aead.decrypt(ciphertext, bound(number, context));
        } catch (GeneralSecurityException failed) {
            throw unreadable();
        }
    }

    private static byte[] bound(int number, byte[] context) {
        return ByteBuffer.allocate(HEADER + context.length)
                .put(VERSION)
                .putInt(number)
                .put(context)
                .array();
    }

    private static KeyException unreadable() {
        return new KeyException(ErrorCode.UNREADABLE, "sealed content does not open");
    }

    @Override
    public String toString() {
        return "KeystoreMasterKeys";
    }
}
