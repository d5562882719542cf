// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a file that {@link AuditLog#export} wrote: without the database, without keys, and with the JDK alone. Whoever has the file, the tenant's public
 * key and this class can do it.
 */
public final class AuditFile {
    private AuditFile() {}

    /**
     * Whether every record is as it was written, and none is missing.
     *
     * @param publicKey what {@link AuditCheckpoint#publicKey()} gave, 32 bytes ({@code ARGUMENT_OUT_OF_RANGE}); take it from the engine and not
     *     from whoever gave you the file
     * @throws IOException if the file cannot be read, or is not UTF-8
     */
    public static AuditVerdict verify(Path file, String tenant, byte[] publicKey) throws IOException {
        return verify(file, tenant, publicKey, null);
    }

    /** The same, and whether it goes on from an earlier checkpoint that somebody kept. */
    public static AuditVerdict verify(Path file, String tenant, byte[] publicKey, @Nullable AuditCheckpoint earlier)
            throws IOException {
        AuditChain chain = new AuditChain(tenant, earlier);
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            while (line != null) {
                String next = lines.readLine();
                if (next == null) {
                    return ended(chain, line, publicKey);
                }
                if (!chain.next(Optional.of(line.getBytes(StandardCharsets.UTF_8)))) {
                    return chain.verdict();
                }
                line = next;
            }
        }
        return AuditVerdict.broken(0, "the file is empty");
    }

    private static AuditVerdict ended(AuditChain chain, String last, byte[] publicKey) {
        Optional<AuditCheckpoint> checkpoint = AuditCheckpoint.verify(last.getBytes(StandardCharsets.UTF_8), publicKey);
        if (checkpoint.isEmpty()) {
            return AuditVerdict.broken(chain.good(), "the last line is no checkpoint of this key");
        }
        boolean same = checkpoint.get().records() == chain.good()
                && checkpoint.get().head().equals(chain.head());
        return same
                ? chain.verdict()
                : AuditVerdict.broken(chain.good(), "the checkpoint knows other records, or more");
    }
}
