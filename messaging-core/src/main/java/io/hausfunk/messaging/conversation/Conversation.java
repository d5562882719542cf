// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.attachment.Attachments;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.EntryPage;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Receipt;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.outbox.OutboxTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * A conversation, seen and acted on by the person of one session. A handle: it holds nothing and need not be closed.
 * What is allowed is decided anew with every call. Threads, deadlines and errors as in {@link Session}.
 */
public interface Conversation {
    /** Which conversation. */
    ConversationId id();

    /** How it stands, as this person may see it. */
    CompletionStage<ConversationInfo> info();

    /** Who takes part. */
    Participants participants();

    /** What becomes of messages once they are sent. */
    Messages messages();

    /** What the person does with messages of the company's software. */
    Cards cards();

    /** What the conversation looks like now. */
    Timeline timeline();

    /** Its files. */
    Attachments attachments();

    /**
     * Sends a message. The stage completes once it is committed; then it is never lost.
     *
     * <p>Thrown at once: {@code CONTENT_NOT_REGISTERED} for content that nobody registered or that only the engine writes, and {@code
     * CONTENT_NOT_VALID} for a class that cannot be written, or only beyond the limits of {@link
     * io.hausfunk.messaging.content.ContentType}.
     *
     * <p>Content with {@link io.hausfunk.messaging.content.HasAttachments files} must have been uploaded here by this person within a day, and goes
     * into one message: {@code ATTACHMENT_MISSING}.
     *
     * <p>Errors: {@code IDEMPOTENCY_CONFLICT} if this person used the idempotency key for something else; {@code REPLY_TARGET_MISSING};
     * {@code BUSY}; {@code DEADLINE_EXCEEDED} if it was not handed to the store; {@code OUTCOME_UNKNOWN} if nobody knows:
     * send the same draft again.
     */
    CompletionStage<Sent> send(Draft draft);

    /**
     * Writes a message into a transaction of the host's own: it is sent if, and only if, the host commits, soon afterwards and once, also if all
     * nodes were down meanwhile. Messages of one conversation are sent in the order of the commits. Until then a row in the host's database
     * holds the message, sealed. Whether the person may send is decided now and again when it is sent; one that is refused then is put aside, and
     * health says so ({@code outbox}).
     *
     * <p>Blocks the calling thread, at most for the builder's deadline and the host's database: call it where the transaction runs, not in a listener.
     * Repeat a transaction with the same draft: whatever committed, the message is there once.
     *
     * @param transaction of the host's database, such as {@code JdbcOutbox.transaction(connection)}
     * @throws io.hausfunk.messaging.error.MessagingException as {@link #send} would fail, if that can be told now; {@code NOT_APPLICABLE} for content
     *     with files, or if the builder got no outbox; {@link io.hausfunk.messaging.error.StorageException} if the row was not written
     */
    void sendOnCommit(OutboxTransaction transaction, Draft draft);

    /** The acknowledgement of a message that this person sent under this idempotency key, if it is stored; else {@code NOT_PERMITTED}. */
    CompletionStage<Sent> find(IdempotencyKey key);

    /**
     * Shows others who listen that this person is writing, for six seconds, or until a message of theirs arrives. May be
     * called with every key: it is told every three seconds at most. Nothing is stored. Needs the right to send.
     */
    CompletionStage<Void> typing();

    /**
     * Entries behind a number, ascending.
     *
     * @param after 0 for the first that this person may read
     * @param limit 1 to 500
     */
    CompletionStage<EntryPage> readAfter(long after, int limit);

    /**
     * Entries before a number, descending.
     *
     * @param before {@link Long#MAX_VALUE} for the latest
     * @param limit 1 to 500
     */
    CompletionStage<EntryPage> readBefore(long before, int limit);

    /**
     * Leaves a group or channel; {@code LAST_OWNER} if nobody could run it then. Who is gone already changes nothing, so
     * repeating it is harmless.
     */
    CompletionStage<Change> leave();

    /** Gives a group or channel another title, 1 byte to 512 UTF-8 bytes. Moderators and owners only. */
    CompletionStage<Change> rename(String title);

    /**
     * Decides how long messages that are sent from now on stay, as an entry that says so: nobody is shown them any more then, and they are removed
     * from the store. A message may have a shorter time of its own. Moderators and owners; both in a direct conversation. If it is so already,
     * nothing changes.
     *
     * @param time a second to ten years ({@code ARGUMENT_OUT_OF_RANGE}); empty for ever
     */
    CompletionStage<Change> changeTimeToLive(Optional<Duration> time);

    /** What this person began to write here. */
    SavedDraft draft();

    /** What this person wants to be sent here later. */
    ScheduledMessages scheduled();

    /** How this person wants to have this conversation. */
    CompletionStage<ConversationSettings> settings();

    /**
     * Changes how this person wants to have this conversation, on all their devices.
     *
     * @param change makes the new settings of the present ones; called on a worker, more than once if another device changes them at the
     *     same time; must not block or return null ({@code ARGUMENT_MISSING})
     * @return the settings as they are now
     */
    CompletionStage<ConversationSettings> changeSettings(UnaryOperator<ConversationSettings> change);

    /** Everything up to this number reached a device. Numbers lower than before, or beyond the last one, are harmless. */
    CompletionStage<Void> markDelivered(long sequence);

    /** Everything up to this number was read. Numbers lower than before, or beyond the last one, are harmless. */
    CompletionStage<Void> markRead(long sequence);

    /** How many messages by others this person has not read. Computed anew. */
    CompletionStage<Long> unread();

    /** How far the present participants got; {@code NOT_PERMITTED} unless the host made receipts visible. */
    CompletionStage<List<Receipt>> receipts();
}
