// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * One step in the life of an announcement, as it is kept.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface AnnouncementStep {
    /** What happened. */
    enum Kind {
        /** It was written. */
        DRAFTED,
        /** It says something else, before it was published. */
        REVISED,
        /** A review was asked for. */
        SUBMITTED,
        /** A reviewer gave it back. */
        RETURNED,
        /** A reviewer approved it. */
        APPROVED,
        /** It was published. */
        PUBLISHED,
        /** It says something else, after it was published. */
        CORRECTED,
        /** It is not shown for now. */
        PAUSED,
        /** It is shown again. */
        RESUMED,
        /** It was ended. */
        STOPPED,
        /** It was taken back. */
        RETRACTED,
        /** Somebody looked at the names of those who have not acknowledged. */
        NAMES_SEEN
    }

    /** What happened. */
    Kind kind();

    /** The number of its entry; of a step that sets what the announcement says, this is the version. */
    long sequence();

    /** Who did it; empty for somebody who was erased. */
    Optional<UserId> by();

    /** When, by the clock of the node. */
    Instant at();
}
