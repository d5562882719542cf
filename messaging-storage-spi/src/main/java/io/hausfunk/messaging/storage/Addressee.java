// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;

/**
 * One entry concerns one person for one reason.
 *
 * @param conversation where
 * @param sequence the number of the entry, from 1
 * @param person whom it concerns
 * @param reason why
 */
public record Addressee(ConversationRef conversation, long sequence, PersonKey person, Reason reason) {
    /** Refuses null, and a number below 1 with {@link IllegalArgumentException}. */
    public Addressee {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(reason, "reason");
        if (sequence < 1) {
            throw new IllegalArgumentException("entries are numbered from 1");
        }
    }
}
