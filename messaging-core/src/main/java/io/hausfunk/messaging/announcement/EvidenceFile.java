// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

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
import java.util.Locale;
import java.util.Optional;

/**
 * What an announcement said, to whom, when, and how many acknowledged it, signed with the tenant's key (Ed25519). One JSON object: {@code
 * signed} is what is proven, {@code signature} is that of its bytes. There is no name in it. It is verified without the database, by {@link
 * #verify}. Immutable.
 */
public final class EvidenceFile {
    private static final byte[] BEFORE = ascii("{\"signed\":");
    private static final byte[] BETWEEN = ascii(",\"signature\":\"");
    private static final byte[] AFTER = ascii("\"}");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int SIGNATURE_CHARS = 86;

    private final byte[] signed;
    private final byte[] signature;
    private final byte[] publicKey;

    private EvidenceFile(byte[] signed, byte[] signature, byte[] publicKey) {
        this.signed = signed.clone();
        this.signature = signature.clone();
        this.publicKey = publicKey.clone();
    }

    /** For the engine, which signs. */
    public static EvidenceFile of(byte[] signed, byte[] signature, byte[] publicKey) {
        return new EvidenceFile(signed, signature, publicKey);
    }

    /**
     * The file, if every byte of it is as the owner of the key wrote it; empty otherwise.
     *
     * @param file what {@link #bytes()} gave
     * @param publicKey what {@link #publicKey()} gave, 32 bytes ({@code ARGUMENT_OUT_OF_RANGE}); take it from the engine and not from
     *     whoever gave you the file
     */
    public static Optional<EvidenceFile> verify(byte[] file, byte[] publicKey) {
        if (publicKey.length != 32) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "an Ed25519 public key has 32 bytes");
        }
        int end = file.length - AFTER.length - SIGNATURE_CHARS;
        int middle = end - BETWEEN.length;
        if (middle < BEFORE.length) {
            return Optional.empty();
        }
        byte[] signed = Arrays.copyOfRange(file, BEFORE.length, middle);
        byte[] signature;
        try {
            signature = Base64.getUrlDecoder().decode(Arrays.copyOfRange(file, end, end + SIGNATURE_CHARS));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        EvidenceFile read = new EvidenceFile(signed, signature, publicKey);
        // Written anew it must be the same: then no byte lies outside of what is compared.
        return Arrays.equals(read.bytes(), file) && verifies(publicKey, signed, signature)
                ? Optional.of(read)
                : Optional.empty();
    }

    /** With the JDK alone, so that whoever checks a file has to trust no library of ours. */
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

    /** The whole file. */
    public byte[] bytes() {
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
     * What is proven: JSON with {@code tenant}, {@code announcement}, {@code made} (all times are ISO 8601), {@code state}, {@code audience},
     * {@code languages}, {@code titles} and {@code bodies}, {@code choices}, {@code steps} with their numbers and times, {@code addressed}
     * and, for an audience of at least {@link Reach#MIN_GROUP}, {@code told}, {@code read}, {@code acknowledged} and {@code byChoice}.
     */
    public String json() {
        return new String(signed, StandardCharsets.UTF_8);
    }

    /**
     * The same for people: an HTML page without scripts, in German or English. It is as trustworthy as where it comes from: only the file
     * itself can be verified.
     *
     * @param language German for {@code de}, English for all others
     */
    public String page(Locale language) {
        return EvidencePage.of(json(), EvidenceWords.in(language));
    }

    /** The key that verifies it: the same for all files of a tenant. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "EvidenceFile[" + signed.length + " bytes]";
    }
}
