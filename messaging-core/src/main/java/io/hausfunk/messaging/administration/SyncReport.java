// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import java.util.Objects;

/**
 * The result of a run.
 *
 * @param outcome whether the engine applied it
 * @param difference what the run found
 */
public record SyncReport(Outcome outcome, DirectoryDifference difference) {
    /** Refuses null. */
    public SyncReport {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(difference, "difference");
    }

    /** How a run ended. */
    public enum Outcome {
        /** The engine applied the difference. */
        APPLIED,
        /** More people would leave than the limits allow, or others than were approved. Nothing changed; an administrator has to decide. */
        HELD
    }
}
