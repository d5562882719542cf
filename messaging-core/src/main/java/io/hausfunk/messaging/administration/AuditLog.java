// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What was done to a tenant by administrators, reading this log included. The records are encrypted as messages are, and chained: each holds the hash
 * of the one before, so nobody can change, remove, swap or add one in the database without {@link #verify} finding it. Whoever
 * keeps a {@link #checkpoint} elsewhere also finds out if the end was cut off, or an older copy of the database was put back.
 */
public interface AuditLog {
    /**
     * The records behind a number, ascending.
     *
     * @param after 0 for the first ones
     * @param limit 1 to 500 ({@code ARGUMENT_OUT_OF_RANGE}). What does not open, or a newer version wrote, is left out; {@link #verify} says
     *     whether something is wrong. Each call adds two records, so read up to the number that you saw first
     */
    CompletionStage<List<AuditRecord>> read(long after, int limit);

    /** A signed statement of what the log comes to now. Give it to somebody who cannot write to the database. */
    CompletionStage<AuditCheckpoint> checkpoint();

    /** Reads all records, and finds the first one at which the chain does not hold. */
    CompletionStage<AuditVerdict> verify();

    /**
     * The same, and whether the log goes on from an earlier checkpoint.
     *
     * @param earlier of this tenant and genuine, or the verdict says so
     */
    CompletionStage<AuditVerdict> verify(AuditCheckpoint earlier);

    /**
     * Writes all records and a checkpoint to a file, a line of JSON each, for {@link AuditFile#verify}. The file holds the ids of people, and is not
     * encrypted.
     *
     * @param file must not exist ({@code ARGUMENT_OUT_OF_RANGE}, with what the operating system says)
     * @return the checkpoint at its end
     */
    CompletionStage<AuditCheckpoint> export(Path file);
}
