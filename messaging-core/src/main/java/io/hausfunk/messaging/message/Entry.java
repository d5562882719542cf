// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One entry of a conversation, the same for all who may read it. {@code toString} shows numbers only.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface Entry {
    /** The conversation that it belongs to. */
    ConversationId conversation();

    /** Its number, from 1 without gaps. */
    long sequence();

    /** The person who wrote or did it; empty if that person was erased, and for others' ballots in a poll with secret ones. */
    Optional<UserId> author();

    /** When, by the clock of the node that took it, to the millisecond. It orders nothing: the sequence does. */
    Instant at();

    /** The number of the entry that it answers; whatever it says can be an answer. */
    OptionalLong replyTo();

    /**
     * The number of the entry that it is about, such as the message that it edits or reacts to; the first one if there are several.
     * Who shows messages does not show such an entry for itself: {@link io.hausfunk.messaging.timeline.TimelineState} says what it comes to.
     */
    OptionalLong about();

    /** The number of the message in whose thread it stands. */
    OptionalLong thread();

    /** The people whom it mentions. */
    Mentions mentions();

    /** When its content disappears; empty if it stays. */
    Optional<Instant> expiresAt();

    /** What it says. */
    Content content();
}
