// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.content.Content;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A record of the audit log.
 *
 * @param number from 1, without gaps
 * @param previous the hash of the record before, in lower-case hexadecimal digits
 * @param at when it was written, by the clock of the node
 * @param act the same for the beginning and the end of one act
 * @param phase a name of {@code AuditRecord.Phase}
 * @param actor the id of whoever acts
 * @param operation what they do
 * @param subject whom or what it is about
 * @param reason why, as they said
 * @param before what it was before, where that can be said in a line
 * @param after what it is now, or what came of it
 * @param outcome the code of the error, if it failed
 */
public record AuditEntry(
        long number,
        String previous,
        Instant at,
        UUID act,
        String phase,
        String actor,
        String operation,
        Optional<String> subject,
        Optional<String> reason,
        Optional<String> before,
        Optional<String> after,
        Optional<String> outcome)
        implements Content {
    @Override
    public String toString() {
        return "AuditEntry[" + number + "]";
    }
}
