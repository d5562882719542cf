// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories.memory;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A salted PBKDF2 hash of a password. */
final class PasswordHash {
    /** What an attacker who got hold of the memory pays for each guess. */
    static final int ITERATIONS = 10_000;

    private static final int HASH_BITS = 256;
    private static final int SALT_BYTES = 16;

    private final byte[] salt;
    private final byte[] hash;
    private final int iterations;

    private PasswordHash(byte[] salt, byte[] hash, int iterations) {
        this.salt = salt;
        this.hash = hash;
        this.iterations = iterations;
    }

    static PasswordHash of(char[] password, SecureRandom random, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(salt, hash(password, salt, iterations), iterations);
    }

    boolean matches(char[] password) {
        return MessageDigest.isEqual(hash, hash(password, salt, iterations));
    }

    private static byte[] hash(char[] password, byte[] salt, int iterations) {
        char[] digits = digits(password);
        PBEKeySpec spec = new PBEKeySpec(digits, salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no PBKDF2", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(digits, '\0');
        }
    }

    /**
     * Encodes each character in four hexadecimal digits, plus an end mark. The JDK's PBKDF2 ignores a trailing U+0000, replaces unpaired
     * surrogates by question marks, and refuses an empty password.
     */
    private static char[] digits(char[] password) {
        char[] digits = new char[4 * password.length + 1];
        for (int i = 0; i < password.length; i++) {
            for (int nibble = 0; nibble < 4; nibble++) {
                digits[4 * i + nibble] = Character.forDigit((password[i] >> (12 - 4 * nibble)) & 0xf, 16);
            }
        }
        digits[digits.length - 1] = '.';
        return digits;
    }
}
