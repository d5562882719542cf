// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

import io.hausfunk.messaging.keys.SignedJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What was asked and who decided what, signed with the tenant's key (Ed25519), to be kept beside what was carried out. One JSON object: {@code
 * signed} is what is proven, {@code signature} is that of its bytes. It holds the question and the ids of people. It is verified without the
 * database, by {@link #verify}. Immutable.
 */
public final class DecisionProof {
    private static final String FORMAT = "hausfunk.decision/";

    private final byte[] signed;
    private final byte[] whole;
    private final byte[] publicKey;

    private DecisionProof(byte[] signed, byte[] whole, byte[] publicKey) {
        this.signed = signed.clone();
        this.whole = whole.clone();
        this.publicKey = publicKey.clone();
    }

    /** For the engine, which signs. */
    public static DecisionProof of(byte[] signed, byte[] signature, byte[] publicKey) {
        return new DecisionProof(signed, SignedJson.join(signed, signature), publicKey);
    }

    /**
     * The proof, if every byte of it is as the owner of the key wrote it; empty otherwise.
     *
     * @param file what {@link #bytes()} gave
     * @param publicKey what {@link #publicKey()} gave, 32 bytes ({@code ARGUMENT_OUT_OF_RANGE}); take it from the engine and not from
     *     whoever gave you the file
     */
    public static Optional<DecisionProof> verify(byte[] file, byte[] publicKey) {
        return SignedJson.verify(file, publicKey, FORMAT).map(signed -> new DecisionProof(signed, file, publicKey));
    }

    /** The whole file. */
    public byte[] bytes() {
        return whole.clone();
    }

    /**
     * What is proven: JSON with {@code tenant}, {@code conversation}, {@code card}, {@code made} (all times are ISO 8601), {@code account},
     * {@code title}, {@code text}, {@code fieldNames} and {@code fieldValues}, {@code linkLabels} and {@code linkTargets}, {@code options},
     * {@code needed}, {@code deadline}, {@code asked}, {@code answeredBy} and {@code answers} (places in {@code options}, from 0), {@code
     * decision}, and the {@code number} and {@code time} of the entry that decided.
     */
    public String json() {
        return new String(signed, StandardCharsets.UTF_8);
    }

    /** The key that verifies it: the same for all that a tenant signs. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public String toString() {
        return "DecisionProof[" + signed.length + " bytes]";
    }
}
