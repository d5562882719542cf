// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.keys.MasterKeys;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A master key that dies with its engine: what it wrapped nobody reads any more. */
final class TestKeys implements MasterKeys {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key = new SecretKeySpec(bytes(32), "AES");

    @Override
    public byte[] wrap(byte[] given, byte[] context) {
        byte[] nonce = bytes(NONCE_BYTES);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, given, context);
        byte[] wrapped = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, wrapped, NONCE_BYTES, sealed.length);
        return wrapped;
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
        byte[] nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(wrapped, NONCE_BYTES, wrapped.length), context);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, byte[] context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new KeyException(ErrorCode.UNREADABLE, "wrapped by another key or for something else", e);
        }
    }

    private byte[] bytes(int length) {
        byte[] fresh = new byte[length];
        random.nextBytes(fresh);
        return fresh;
    }
}
