// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ForwardContent;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.ConversationId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A message that is not sent yet: immutable. Keep it until it is acknowledged: sending the same draft again is the harmless retry. Two drafts
 * with the same idempotency key are the same message if type, version, content, reply, thread, mentions and time to live are the same.
 */
public final class Draft {
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(3653);

    private final IdempotencyKey idempotencyKey;
    private final Content content;
    private final OptionalLong replyTo;
    private final OptionalLong thread;
    private final Mentions mentions;
    private final @Nullable Duration timeToLive;

    private Draft(
            IdempotencyKey idempotencyKey,
            Content content,
            OptionalLong replyTo,
            OptionalLong thread,
            Mentions mentions,
            @Nullable Duration timeToLive) {
        this.idempotencyKey = idempotencyKey;
        this.content = content;
        this.replyTo = replyTo;
        this.thread = thread;
        this.mentions = mentions;
        this.timeToLive = timeToLive;
    }

    /** A text with a random idempotency key; refused as by {@link TextContent#of}. */
    public static Draft text(String text) {
        return of(TextContent.of(text));
    }

    /** A text in Markdown with a fresh idempotency key; refused as by {@link TextContent#markdown}. */
    public static Draft markdown(String text) {
        return of(TextContent.markdown(text));
    }

    /** A text, or content of a registered type, with a random idempotency key. Changing the object afterwards changes what the next send says. */
    public static Draft of(Content content) {
        if (content == null) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "content is null");
        }
        return new Draft(
                IdempotencyKey.random(), content, OptionalLong.empty(), OptionalLong.empty(), Mentions.none(), null);
    }

    /**
     * Passes a message on by reference, with a fresh idempotency key: see {@link ForwardContent}. Sending it is refused with {@code
     * NOT_PERMITTED} or {@code MESSAGE_MISSING} if the sender may not read that message, {@code MESSAGE_REMOVED} if its content is gone, and
     * {@code NOT_APPLICABLE} if it is a forward itself or no message.
     */
    public static Draft forward(ConversationId conversation, long message) {
        return of(ForwardContent.of(conversation, message));
    }

    /** The same message with an idempotency key of the host's choice: see {@link IdempotencyKey}. */
    public Draft idempotencyKey(String newKey) {
        return new Draft(IdempotencyKey.of(newKey), content, replyTo, thread, mentions, timeToLive);
    }

    /**
     * The same message as an answer to an earlier entry of the conversation. Refuses a number below 1 with {@code
     * REPLY_TARGET_MISSING}.
     */
    public Draft replyingTo(long sequence) {
        if (sequence < 1) {
            throw new InvalidInputException(ErrorCode.REPLY_TARGET_MISSING, "entries are numbered from 1");
        }
        return new Draft(idempotencyKey, content, OptionalLong.of(sequence), thread, mentions, timeToLive);
    }

    /**
     * The same message in the thread of an earlier one. A thread has one level: who answers a reply stands in the thread of
     * its root, with {@link #replyingTo}. Refuses a number below 1 with {@code REPLY_TARGET_MISSING}.
     *
     * @param root the number of the message that the thread is about
     */
    public Draft inThread(long root) {
        if (root < 1) {
            throw new InvalidInputException(ErrorCode.REPLY_TARGET_MISSING, "entries are numbered from 1");
        }
        return new Draft(idempotencyKey, content, replyTo, OptionalLong.of(root), mentions, timeToLive);
    }

    /** The same message with other mentions. Who is mentioned must take part when it is sent. */
    public Draft mentioning(Mentions newMentions) {
        if (newMentions == null) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "mentions is null");
        }
        return new Draft(idempotencyKey, content, replyTo, thread, newMentions, timeToLive);
    }

    /**
     * The same message, whose content disappears some time after it was sent: nobody is shown it any more, and it is removed from
     * the store. Refuses less than a second and more than ten years with {@code ARGUMENT_OUT_OF_RANGE}.
     */
    public Draft expiringAfter(Duration time) {
        return new Draft(idempotencyKey, content, replyTo, thread, mentions, requireTimeToLive(time));
    }

    /** A time that a message can stay, cut to the millisecond; others are {@code ARGUMENT_OUT_OF_RANGE}. */
    public static Duration requireTimeToLive(Duration time) {
        if (time == null || time.compareTo(SHORTEST_LIFE) < 0 || time.compareTo(LONGEST_LIFE) > 0) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE, "a message expires after a second to ten years");
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** What makes sending it again a retry. */
    public IdempotencyKey idempotencyKey() {
        return idempotencyKey;
    }

    /** What it says. */
    public Content content() {
        return content;
    }

    /** The number of the entry that it answers. */
    public OptionalLong replyTo() {
        return replyTo;
    }

    /** The number of the message in whose thread it is to stand. */
    public OptionalLong thread() {
        return thread;
    }

    /** Whom it mentions. */
    public Mentions mentions() {
        return mentions;
    }

    /** After which time its content disappears; empty for never. */
    public Optional<Duration> timeToLive() {
        return Optional.ofNullable(timeToLive);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Draft that
                && idempotencyKey.equals(that.idempotencyKey)
                && content.equals(that.content)
                && replyTo.equals(that.replyTo)
                && thread.equals(that.thread)
                && mentions.equals(that.mentions)
                && Objects.equals(timeToLive, that.timeToLive);
    }

    @Override
    public int hashCode() {
        return Objects.hash(idempotencyKey, content, replyTo);
    }

    /** Shows the type only. */
    @Override
    public String toString() {
        return "Draft[" + content.getClass().getSimpleName() + "]";
    }
}
