// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.served;

import io.hausfunk.messaging.internal.access.PersonRef;
import java.util.Map;

/** What nodes send each other about the people whom they serve. */
sealed interface ReplicationMessage {
    /**
     * All people whose latest change lies behind {@code from} and up to {@code to}, with their latest state. A node that
     * knows everything up to {@code from}, or further, then knows everything up to {@code to}.
     *
     * @param generation 0, or for a node that begins anew the version at which this telling of everything began
     */
    record Changes(long generation, long from, long to, Map<PersonRef, ServedState> people)
            implements ReplicationMessage {}

    /** The version of the sender's own people; {@code overfull} if it cannot tell of everybody. */
    record CurrentVersion(long version, boolean overfull) implements ReplicationMessage {}

    /** Asks for the changes behind a version. */
    record Request(long since, long generation) implements ReplicationMessage {}
}
