// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.keys.SignedJson;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What an announcement said, to whom, when, and how many acknowledged it, signed with the tenant's key (Ed25519). One JSON object: {@code
 * signed} is what is proven, {@code signature} is that of its bytes. There is no name in it. It is verified without the database, by {@link
 * #verify}. Immutable.
 */
public final class EvidenceFile {
    private static final String FORMAT = "hausfunk.evidence/";

    private final byte[] signed;
    private final byte[] whole;
    private final byte[] publicKey;

    private EvidenceFile(byte[] signed, byte[] whole, byte[] publicKey) {
        this.signed = signed.clone();
        this.whole = whole.clone();
        this.publicKey = publicKey.clone();
    }

    /** For the engine, which signs. */
    public static EvidenceFile of(byte[] signed, byte[] signature, byte[] publicKey) {
        return new EvidenceFile(signed, SignedJson.join(signed, signature), publicKey);
    }

    /**
     * The file, if every byte of it is as the owner of the key wrote it; empty otherwise.
     *
     * @param file what {@link #bytes()} gave
     * @param publicKey what {@link #publicKey()} gave, 32 bytes ({@code ARGUMENT_OUT_OF_RANGE}); take it from the engine and not from
     *     whoever gave you the file
     */
    public static Optional<EvidenceFile> verify(byte[] file, byte[] publicKey) {
        return SignedJson.verify(file, publicKey, FORMAT).map(signed -> new EvidenceFile(signed, file, publicKey));
    }

    /** The whole file. */
    public byte[] bytes() {
        return whole.clone();
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

    @Override
    public String toString() {
        return "EvidenceFile[" + signed.length + " bytes]";
    }
}
