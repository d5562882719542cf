// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

/**
 * The result of a run.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface SyncReport {
    /** Whether the engine applied it. */
    Outcome outcome();

    /** What the run found. */
    DirectoryDifference difference();

    /** How a run ended. */
    public enum Outcome {
        /** The engine applied the difference. */
        APPLIED,
        /** More people would leave than the limits allow, or others than were approved. Nothing changed; an administrator has to decide. */
        HELD
    }
}
