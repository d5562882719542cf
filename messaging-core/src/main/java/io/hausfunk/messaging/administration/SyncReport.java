// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import java.util.Objects;

/**
 * What came of a run.
 *
 * @param outcome whether it was followed
 * @param difference what was found
 */
public record SyncReport(Outcome outcome, DirectoryDifference difference) {
    /** Refuses null. */
    public SyncReport {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(difference, "difference");
    }

    /** How a run ended. */
    public enum Outcome {
        /** The engine follows what it found. */
        APPLIED,
        /** More would go than is usual, or other people than were approved: nothing changed, and somebody has to decide. */
        HELD
    }
}
