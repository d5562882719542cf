// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;

/**
 * How far a person got in a conversation.
 *
 * @param conversation where
 * @param person who
 * @param delivered everything up to here reached a device of theirs
 * @param read everything up to here was read; reading implies delivery
 */
public record MarkUpdate(ConversationRef conversation, PersonKey person, long delivered, long read) {
    /** Refuses null. */
    public MarkUpdate {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(person, "person");
    }
}
