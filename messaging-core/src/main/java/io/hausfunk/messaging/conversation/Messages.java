// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.content.PollVoted;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.MessageRules;
import io.hausfunk.messaging.message.Reaction;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/**
 * What becomes of the messages of one conversation once they are sent. Each change is an entry of its own in the sequence, so all who may
 * read the message see it. Repeating a call is harmless. The rules for threads, deadlines and errors are those of {@link Session}.
 *
 * <p>All calls fail with {@code MESSAGE_MISSING} for a number that this person cannot read, {@code NOT_APPLICABLE} for an entry that is no
 * message, and {@code MESSAGE_REMOVED} for one whose content was removed.
 */
public interface Messages {
    /** The longest reason of a moderator, in UTF-8 bytes. */
    int MAX_REASON_BYTES = 512;

    /**
     * Gives a message of this person another content and other mentions. What it answers, its thread and its time to live stay. Unless
     * {@link MessageRules#keepingVersions} says otherwise, what it said before is removed from the store. Unread counts stay.
     *
     * <p>Errors: {@code NOT_THE_AUTHOR}; {@code EDIT_WINDOW_OVER}; {@code IDEMPOTENCY_CONFLICT} if this person used the draft's name for
     * something else; those of {@link Conversation#send}. If the outcome is unknown, pass the same draft again.
     *
     * @param message its number
     * @param draft under a name of its own, as for sending
     */
    CompletionStage<Change> edit(long message, Draft draft);

    /**
     * Takes a message of this person back: its content, in all versions, is removed from the store.
     *
     * <p>Errors: {@code NOT_THE_AUTHOR}; {@code EDIT_WINDOW_OVER}.
     */
    CompletionStage<Change> retract(long message);

    /**
     * Removes the content of a message, in all versions, from the store. Moderators and owners only, and at any time.
     *
     * <p>Errors: {@code IDEMPOTENCY_CONFLICT} if this person removed it before for another reason.
     *
     * @param reason 1 to {@value #MAX_REASON_BYTES} UTF-8 bytes, for all who may read the message
     */
    CompletionStage<Change> redact(long message, String reason);

    /**
     * Reacts to a message: once in each way for each person. Who reacted so already changes nothing.
     *
     * <p>Errors: {@code TOO_MANY_REACTIONS} if the same person reacted so and took it back fifty times, and beyond {@link Reaction#MAX_KINDS} kinds; two people who bring new ones at the same moment may go
     * beyond by one.
     *
     * @param reaction such as an emoji, 1 to {@value Reaction#MAX_BYTES} UTF-8 bytes without control characters
     */
    CompletionStage<Change> react(long message, String reaction);

    /** Takes a reaction of this person back. If there is none, nothing changes. */
    CompletionStage<Change> withdrawReaction(long message, String reaction);

    /** Pins a message for all. If it is pinned already, nothing changes. */
    CompletionStage<Change> pin(long message);

    /** Unpins a message, whoever pinned it. If it is not pinned, nothing changes. */
    CompletionStage<Change> unpin(long message);

    /**
     * Votes in a poll, in place of what this person chose before. Choosing the same again changes nothing.
     *
     * <p>Errors: {@code NOT_APPLICABLE} for a message that is no poll; {@code POLL_CLOSED} once its author closed it or its time is over; a vote
     * that is on its way at that moment may still count; {@code ARGUMENT_OUT_OF_RANGE} for options that the poll does not have, and for more
     * than it allows. A vote that was changed {@value PollVoted#MAX_CHANGES} times can only be taken back.
     *
     * @param poll its number
     * @param options places in {@link PollContent#options}, from 0; none to take the vote back
     */
    CompletionStage<Change> vote(long poll, Collection<Integer> options);

    /**
     * Closes a poll of this person. If it is closed already, nothing changes; it stays closed.
     *
     * <p>Errors: {@code NOT_APPLICABLE} for a message that is no poll; {@code NOT_THE_AUTHOR}.
     */
    CompletionStage<Change> closePoll(long poll);
}
