// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.List;
import java.util.Objects;

/**
 * A conversation with everybody who takes or took part in it, as of one moment.
 *
 * @param conversation the conversation
 * @param participants present and former ones, in no order
 */
public record Roster(StoredConversation conversation, List<Participant> participants) {
    /** Copies the list. */
    public Roster {
        Objects.requireNonNull(conversation, "conversation");
        participants = List.copyOf(participants);
    }
}
