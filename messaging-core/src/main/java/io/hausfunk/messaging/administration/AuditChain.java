// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes from record to record of an audit log, and stops at the first one that does not follow the one before. For whoever keeps records elsewhere;
 * {@link AuditFile} and {@link AuditLog#verify} use it. Not thread-safe.
 */
public final class AuditChain {
    /** Records may get further fields; those that are there keep their meaning. */
    public static final String FORMAT = "hausfunk.audit/1";

    private final @Nullable AuditCheckpoint earlier;
    private String head;
    private long good;
    private @Nullable String problem;

    /** Begins before the first record of a tenant's log, which is to go on from an earlier checkpoint, if there is one. */
    public AuditChain(String tenant, @Nullable AuditCheckpoint earlier) {
        this.head = beginning(tenant);
        this.earlier = earlier;
    }

    /** What stands for the record before the first one. */
    public static String beginning(String tenant) {
        return hash((FORMAT + "\n" + tenant).getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of a record's JSON: its SHA-256, in lower-case hexadecimal digits. */
    public static String hash(byte[] record) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(record));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The JSON of the next record; empty if there is something else in its place. False if this is where it stops. */
    public boolean next(Optional<byte[]> record) {
        if (problem != null) {
            return false;
        }
        if (record.isEmpty()) {
            problem = "it does not open, or is no record";
            return false;
        }
        String json = new String(record.get(), StandardCharsets.UTF_8);
        // Within texts, quotes are escaped: this is the field itself.
        if (!json.contains("\"previous\":\"" + head + "\"")) {
            problem = "it does not follow the record before it";
        } else if (!json.contains("\"number\":" + (good + 1) + ",")) {
            problem = "it has another number";
        } else {
            head = AuditChain.hash(record.get());
            good++;
            problem = isOther() ? "it is not the one that the earlier checkpoint knows" : null;
            good -= problem == null ? 0 : 1;
        }
        return problem == null;
    }

    private boolean isOther() {
        return earlier != null && earlier.records() == good && !earlier.head().equals(head);
    }

    /** How many records are good so far. */
    public long good() {
        return good;
    }

    /** The hash of the last one that is good. */
    public String head() {
        return head;
    }

    /** What it came to, when there is nothing more. */
    public AuditVerdict verdict() {
        if (problem != null) {
            return AuditVerdict.broken(good, problem);
        }
        return earlier != null && earlier.records() > good
                ? AuditVerdict.broken(good, "the earlier checkpoint knows " + earlier.records() + " records")
                : AuditVerdict.intact(good);
    }
}
