// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody did, or is about to do. An act that is permitted has two records: it is done only once the first one is stored.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface AuditRecord {
    /** What a record says of its act. Later versions may add some. */
    enum Phase {
        /** It is about to be done. If no other record follows, a node ended meanwhile, and it is not known what became of it. */
        BEGUN,
        /** It was done. */
        DONE,
        /** It failed; {@link #outcome()} says how. */
        FAILED,
        /** It was not done: the person has no role for it. Such an act has no other record. */
        REFUSED
    }

    /** From 1, without gaps, in the order in which they were stored. */
    long number();

    /** When, by the clock of the node. */
    Instant at();

    /** The same for both records of an act. */
    UUID act();

    /** What it says of the act. */
    Phase phase();

    /** Who acts. */
    UserId actor();

    /** What they do, such as {@code keys.rotatePerson}. */
    String operation();

    /** Whom or what it is about, as an id. */
    Optional<String> subject();

    /** Why, if they said. */
    Optional<String> reason();

    /** What it was before, where something is changed that can be said in a line; in the record of the beginning. */
    Optional<String> before();

    /** What it is now, or what came of it; in the record of the end. */
    Optional<String> after();

    /** The code of the error, if it failed. */
    Optional<String> outcome();
}
