// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.storage.SealedBytes;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Which proofs a roster has, in a form that a change of one row moves by one step: the sum of their hashes modulo 2^256, and how
 * many there are. Whoever cannot make proofs can only choose among old ones, and finds no other choice with the same sum.
 */
record ProofSum(BigInteger value, int count) {
    /** How long {@link #toByteArray()} is. */
    static final int LENGTH = Integer.BYTES + 32;

    private static final ProofSum NONE = new ProofSum(BigInteger.ZERO, 0);
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    static ProofSum of(Collection<? extends @Nullable SealedBytes> proofs) {
        BigInteger sum = BigInteger.ZERO;
        for (SealedBytes proof : proofs) {
            sum = sum.add(hash(proof));
        }
        return new ProofSum(sum.mod(MODULUS), proofs.size());
    }

    static ProofSum none() {
        return NONE;
    }

    ProofSum plus(@Nullable SealedBytes proof) {
        return new ProofSum(value.add(hash(proof)).mod(MODULUS), count + 1);
    }

    ProofSum minus(@Nullable SealedBytes proof) {
        return new ProofSum(value.subtract(hash(proof)).mod(MODULUS), count - 1);
    }

    byte[] toByteArray() {
        byte[] bytes = value.toByteArray();
        int from = Math.max(0, bytes.length - 32);
        ByteBuffer out = ByteBuffer.allocate(LENGTH).putInt(count);
        out.position(LENGTH - (bytes.length - from));
        return out.put(bytes, from, bytes.length - from).array();
    }

    private static BigInteger hash(@Nullable SealedBytes proof) {
        try {
            byte[] bytes = proof == null ? new byte[0] : proof.toByteArray();
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
