// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.audit;

import io.hausfunk.messaging.model.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hashes by which records hang together. */
public final class AuditChain {
    /** Files may grow; what is in them keeps its meaning. */
    public static final String FORMAT = "hausfunk.audit/1";

    private AuditChain() {}

    /** What stands for the record before the first one. */
    public static String beginning(String tenant) {
        return hash((FORMAT + "\n" + tenant).getBytes(StandardCharsets.UTF_8));
    }

    static String beginning(TenantId tenant) {
        return beginning(tenant.value());
    }

    /** What stands for a record that does not open any more: whoever made it so is not to stop the log. */
    static String afterLost(TenantId tenant, long number) {
        return hash((FORMAT + "\n" + tenant.value() + "\nlost " + number).getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of a record. */
    public static String hash(byte[] record) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(record));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
