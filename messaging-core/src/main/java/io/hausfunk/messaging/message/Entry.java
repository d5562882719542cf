// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One entry of a conversation, the same for all who may read it. {@code toString} shows numbers only.
 *
 * @param conversation where
 * @param sequence its number, from 1 without gaps
 * @param author who; empty if that person was erased
 * @param at the sender's node's clock, to the millisecond; orders nothing
 * @param replyTo the number of the entry that it answers; whatever it says can be an answer
 * @param content what
 */
public record Entry(
        ConversationId conversation,
        long sequence,
        Optional<UserId> author,
        Instant at,
        OptionalLong replyTo,
        Content content) {
    /** Refuses null. */
    public Entry {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(replyTo, "replyTo");
        Objects.requireNonNull(content, "content");
    }

    @Override
    public String toString() {
        return "Entry[" + conversation + " #" + sequence + " "
                + content.getClass().getSimpleName() + "]";
    }
}
