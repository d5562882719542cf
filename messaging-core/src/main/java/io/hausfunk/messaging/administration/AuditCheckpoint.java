// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.keys.SignedJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many records the audit log of a tenant had, and the hash of the last one, signed with the tenant's key (Ed25519). It names nobody. Immutable.
 */
public final class AuditCheckpoint {
    /** Ids hold no quotes that are not escaped, so these are found where the engine wrote them only. */
    private static final Pattern RECORDS = Pattern.compile("\"records\":(\\d{1,18})[,}]");

    private static final Pattern HEAD = Pattern.compile("\"head\":\"([0-9a-f]{64})\"");

    private final byte[] signed;
    private final byte[] whole;
    private final byte[] publicKey;
    private final long records;
    private final String head;

    private AuditCheckpoint(byte[] signed, byte[] whole, byte[] publicKey, long records, String head) {
        this.signed = signed;
        this.whole = whole.clone();
        this.publicKey = publicKey.clone();
        this.records = records;
        this.head = head;
    }

    /** For the engine, which signs. */
    public static AuditCheckpoint of(byte[] signed, byte[] signature, byte[] publicKey) {
        return read(signed, SignedJson.join(signed, signature), publicKey).orElseThrow(IllegalArgumentException::new);
    }

    /**
     * The checkpoint, if every byte of it is as the owner of the key wrote it; empty otherwise.
     *
     * @param bytes what {@link #bytes()} gave
     * @param publicKey what {@link #publicKey()} gave, 32 bytes ({@code ARGUMENT_OUT_OF_RANGE}); take it from the engine and not from
     *     whoever gave you the checkpoint
     */
    public static Optional<AuditCheckpoint> verify(byte[] bytes, byte[] publicKey) {
        if (publicKey.length != SignedJson.KEY_BYTES) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "an Ed25519 public key has 32 bytes");
        }
        return SignedJson.verify(bytes, publicKey).flatMap(signed -> read(signed, bytes, publicKey));
    }

    private static Optional<AuditCheckpoint> read(byte[] signed, byte[] whole, byte[] publicKey) {
        String json = new String(signed, StandardCharsets.UTF_8);
        Matcher records = RECORDS.matcher(json);
        Matcher head = HEAD.matcher(json);
        return json.contains("\"format\":\"" + AuditChain.FORMAT + "\"") && records.find() && head.find()
                ? Optional.of(
                        new AuditCheckpoint(signed, whole, publicKey, Long.parseLong(records.group(1)), head.group(1)))
                : Optional.empty();
    }

    /** How many records there were. */
    public long records() {
        return records;
    }

    /** The SHA-256 of the last record, in lower-case hexadecimal digits. */
    public String head() {
        return head;
    }

    /** The whole checkpoint. */
    public byte[] bytes() {
        return whole.clone();
    }

    /** What is signed: JSON with {@code format}, {@code tenant}, {@code records}, {@code head} and {@code made} (ISO 8601). */
    public String json() {
        return new String(signed, StandardCharsets.UTF_8);
    }

    /** The key that verifies it: the same for all checkpoints and evidence files of a tenant. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public String toString() {
        return "AuditCheckpoint[" + records + " records]";
    }
}
