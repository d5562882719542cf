// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import java.util.Optional;
import java.util.OptionalLong;

/** What checking an audit log came to. Immutable. */
public final class AuditVerdict {
    private final long records;
    private final long brokenAt;
    private final String problem;

    private AuditVerdict(long records, long brokenAt, String problem) {
        this.records = records;
        this.brokenAt = brokenAt;
        this.problem = problem;
    }

    /** For the engine: so many records, and nothing wrong. */
    public static AuditVerdict intact(long records) {
        return new AuditVerdict(records, 0, "");
    }

    /** For the engine: so many records are good, and something is wrong with the next one. */
    public static AuditVerdict broken(long good, String problem) {
        return new AuditVerdict(good, good + 1, problem);
    }

    /** Whether nothing is wrong. */
    public boolean isIntact() {
        return brokenAt == 0;
    }

    /** How many records are good, from the first one on. */
    public long records() {
        return records;
    }

    /** The number of the first record that is not as it was written. */
    public OptionalLong brokenAt() {
        return brokenAt == 0 ? OptionalLong.empty() : OptionalLong.of(brokenAt);
    }

    /** What is wrong there, in a sentence without content. */
    public Optional<String> problem() {
        return isIntact() ? Optional.empty() : Optional.of(problem);
    }

    @Override
    public String toString() {
        return isIntact()
                ? "AuditVerdict[intact, " + records + " records]"
                : "AuditVerdict[broken at #" + brokenAt + ": " + problem + "]";
    }
}
