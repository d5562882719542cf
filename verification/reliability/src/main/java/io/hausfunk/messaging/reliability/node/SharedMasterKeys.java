// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.keys.MasterKeys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key service whose one key all nodes were told. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SharedMasterKeys(byte[] key) implements MasterKeys {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    static SharedMasterKeys of(String hex) {
        return new SharedMasterKeys(HexFormat.of().parseHex(hex));
    }

    @Override
    public byte[] wrap(byte[] clear, byte[] context) {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(clear);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
        byte[] nonce = new byte[NONCE];
        ByteBuffer buffer = ByteBuffer.wrap(wrapped).get(nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(wrapped, NONCE, buffer.remaining());
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
