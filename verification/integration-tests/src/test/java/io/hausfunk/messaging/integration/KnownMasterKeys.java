// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.keys.MasterKeys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A host's key service with a key that the test knows, so that it can look for it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KnownMasterKeys(byte[] key) implements MasterKeys {
    /** As every key service does, this one marks what it wrapped: a nonce alone could look like another's mark. */
    private static final byte MARK = (byte) 0xF0;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    static KnownMasterKeys fresh() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new KnownMasterKeys(key);
    }

    static KnownMasterKeys of(String hex) {
        return new KnownMasterKeys(HexFormat.of().parseHex(hex));
    }

    String hex() {
        return HexFormat.of().formatHex(key);
    }

    @Override
    public byte[] wrap(byte[] clear, byte[] context) {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(clear);
            return ByteBuffer.allocate(1 + NONCE + sealed.length)
                    .put(MARK)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
        if (wrapped.length < 1 + NONCE || wrapped[0] != MARK) {
            throw new KeyException(ErrorCode.UNREADABLE, "not wrapped here");
        }
        byte[] nonce = Arrays.copyOfRange(wrapped, 1, 1 + NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(wrapped, 1 + NONCE, wrapped.length - 1 - NONCE);
        } catch (GeneralSecurityException e) {
            throw new KeyException(ErrorCode.UNREADABLE, "does not open");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher;
    }
}
