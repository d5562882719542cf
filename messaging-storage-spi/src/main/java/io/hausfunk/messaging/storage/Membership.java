// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;

/**
 * One person's place in one conversation, both as of the same moment.
 *
 * @param conversation the conversation
 * @param participant the person's row in it
 */
public record Membership(StoredConversation conversation, Participant participant) {
    /** Refuses null. */
    public Membership {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(participant, "participant");
    }
}
