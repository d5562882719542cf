// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.audit;

import io.hausfunk.messaging.administration.AuditCheckpoint;
import io.hausfunk.messaging.administration.AuditVerdict;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes from record to record, and stops at the first one that does not hang on the one before. */
public final class AuditWalk {
    private final @Nullable AuditCheckpoint earlier;
    private String head;
    private long good;
    private @Nullable String problem;

    /** Begins before the first record, whose {@code previous} is {@code beginning}. */
    public AuditWalk(String beginning, @Nullable AuditCheckpoint earlier) {
        this.head = beginning;
        this.earlier = earlier;
    }

    /** The next record; empty if there is something else in its place. False if this is where it stops. */
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
