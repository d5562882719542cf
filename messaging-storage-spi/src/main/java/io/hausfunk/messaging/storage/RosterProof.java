// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Map;
import java.util.Objects;

/**
 * What the engine proves of a roster after an entry.
 *
 * @param conversation of the roster as a whole, kept with the conversation
 * @param participants of rows that the entry changed, kept with them
 */
public record RosterProof(SealedBytes conversation, Map<PersonKey, SealedBytes> participants) {
    /** Copies the map. */
    public RosterProof {
        Objects.requireNonNull(conversation, "conversation");
        participants = Map.copyOf(participants);
    }
}
