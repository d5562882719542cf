// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.keys;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * One JSON object: {@code signed} is what is proven, {@code signature} is that of its bytes (Ed25519). It is verified with the
 * cryptography of the JDK alone, so the check is short enough to be read, or written anew, by whoever trusts no library of ours.
 */
public final class SignedJson {
    /** How long a public key is. */
    public static final int KEY_BYTES = 32;

    private static final byte[] BEFORE = ascii("{\"signed\":");
    private static final byte[] BETWEEN = ascii(",\"signature\":\"");
    private static final byte[] AFTER = ascii("\"}");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int SIGNATURE_CHARS = 86;

    private SignedJson() {}

    /** The whole object, of UTF-8 JSON and its signature. */
    public static byte[] join(byte[] signed, byte[] signature) {
        byte[] encoded = ENCODER.encode(signature);
        byte[] all = new byte[BEFORE.length + signed.length + BETWEEN.length + encoded.length + AFTER.length];
        int at = 0;
        for (byte[] part : new byte[][] {BEFORE, signed, BETWEEN, encoded, AFTER}) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /**
     * What is proven, if every byte of the object is as the owner of the key wrote it; empty otherwise.
     *
     * @param publicKey {@value #KEY_BYTES} bytes
     */
    public static Optional<byte[]> verify(byte[] object, byte[] publicKey) {
        int end = object.length - AFTER.length - SIGNATURE_CHARS;
        int middle = end - BETWEEN.length;
        if (middle < BEFORE.length) {
            return Optional.empty();
        }
        byte[] signed = Arrays.copyOfRange(object, BEFORE.length, middle);
        byte[] signature;
        try {
            signature = Base64.getUrlDecoder().decode(Arrays.copyOfRange(object, end, end + SIGNATURE_CHARS));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        // Written anew it must be the same: then no byte lies outside of what is compared.
        return Arrays.equals(join(signed, signature), object) && verifies(publicKey, signed, signature)
                ? Optional.of(signed)
                : Optional.empty();
    }

    /**
     * The same for one kind of file, since one key signs several.
     *
     * @param publicKey {@value #KEY_BYTES} bytes ({@code ARGUMENT_OUT_OF_RANGE})
     * @param format how the file's own {@code format} begins
     */
    public static Optional<byte[]> verify(byte[] object, byte[] publicKey, String format) {
        if (publicKey.length != KEY_BYTES) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "an Ed25519 public key has 32 bytes");
        }
        // Within texts, quotes are escaped: this is the field itself.
        String field = "\"format\":\"" + format;
        return verify(object, publicKey).filter(signed -> new String(signed, StandardCharsets.UTF_8).contains(field));
    }

    private static boolean verifies(byte[] publicKey, byte[] bytes, byte[] signature) {
        // The key is a number with its last byte first, and a bit for the sign.
        byte[] number = new byte[publicKey.length];
        for (int i = 0; i < number.length; i++) {
            number[i] = publicKey[number.length - 1 - i];
        }
        boolean odd = (number[0] & 0x80) != 0;
        number[0] &= 0x7F;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, number));
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
            check.update(bytes);
            return check.verify(signature);
        } catch (GeneralSecurityException no) {
            return false;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
