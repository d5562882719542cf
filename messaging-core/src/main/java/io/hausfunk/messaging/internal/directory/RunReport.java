// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.administration.SyncReport;
import java.util.Objects;

/** The engine's {@link SyncReport}. */
public record RunReport(SyncReport.Outcome outcome, DirectoryDifference difference) implements SyncReport {
    /** Refuses null; copies lists. */
    public RunReport {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(difference, "difference");
    }
}
