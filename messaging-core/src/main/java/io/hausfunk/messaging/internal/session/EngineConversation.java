// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.CallArguments.limit;
import static io.hausfunk.messaging.internal.session.CallArguments.required;
import static io.hausfunk.messaging.internal.session.CallArguments.sequence;

import io.hausfunk.messaging.attachment.Attachments;
import io.hausfunk.messaging.conversation.Cards;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.conversation.ConversationSettings;
import io.hausfunk.messaging.conversation.Messages;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.conversation.Participants;
import io.hausfunk.messaging.conversation.SavedDraft;
import io.hausfunk.messaging.conversation.ScheduledMessages;
import io.hausfunk.messaging.conversation.Timeline;
import io.hausfunk.messaging.internal.reading.ConversationReader;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.EntryPage;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Receipt;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.outbox.OutboxTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** A conversation in the hands of one session's person. */
final class EngineConversation implements Conversation {
    private final SessionLife life;
    private final ConversationRef ref;
    private final MessageFacets facets;
    private final TypingAndMarks activity;
    private final ConversationReader reader;
    private final EngineParticipants participants;
    private final OwnRecords own;

    EngineConversation(
            SessionLife life,
            ConversationRef ref,
            MessageFacets facets,
            TypingAndMarks activity,
            ConversationReader reader,
            EngineParticipants participants,
            OwnRecords own) {
        this.life = life;
        this.ref = ref;
        this.facets = facets;
        this.activity = activity;
        this.reader = reader;
        this.participants = participants;
        this.own = own;
    }

    @Override
    public ConversationId id() {
        return ref.conversation();
    }

    @Override
    public CompletionStage<ConversationInfo> info() {
        return life.read(() -> reader.info(life.actor(), ref));
    }

    @Override
    public Participants participants() {
        return participants;
    }

    @Override
    public Messages messages() {
        return facets.messages(life, ref);
    }

    @Override
    public Cards cards() {
        return facets.cards(life, ref);
    }

    @Override
    public Attachments attachments() {
        return facets.attachments(life, ref);
    }

    @Override
    public Timeline timeline() {
        return facets.timeline(life, ref);
    }

    @Override
    public CompletionStage<Sent> send(Draft draft) {
        required(draft, "draft");
        return facets.sender().send(life.open(), ref, draft);
    }

    @Override
    public void sendOnCommit(OutboxTransaction transaction, Draft draft) {
        required(transaction, "transaction");
        required(draft, "draft");
        facets.outbox().write(life, ref, draft, transaction);
    }

    @Override
    public CompletionStage<Sent> find(IdempotencyKey name) {
        required(name, "name");
        return life.read(() -> reader.find(life.actor(), ref, name));
    }

    @Override
    public CompletionStage<Void> typing() {
        return activity.typing(life.open(), ref);
    }

    @Override
    public CompletionStage<EntryPage> readAfter(long after, int limit) {
        sequence(after);
        limit(limit);
        return life.read(() -> reader.after(life.actor(), ref, after, limit));
    }

    @Override
    public CompletionStage<EntryPage> readBefore(long before, int limit) {
        sequence(before);
        limit(limit);
        return life.read(() -> reader.before(life.actor(), ref, before, limit));
    }

    @Override
    public CompletionStage<Change> leave() {
        return participants.leave();
    }

    @Override
    public CompletionStage<Change> rename(String title) {
        Texts.requireText(title, NewGroup.MAX_TITLE_BYTES);
        return participants.rename(title);
    }

    @Override
    public CompletionStage<Change> changeTimeToLive(Optional<Duration> time) {
        required(time, "time");
        return participants.changeTimeToLive(time.map(Draft::requireTimeToLive));
    }

    @Override
    public SavedDraft draft() {
        return new EngineDraft(life, ref, own);
    }

    @Override
    public ScheduledMessages scheduled() {
        return facets.scheduled(life, ref);
    }

    @Override
    public CompletionStage<ConversationSettings> settings() {
        return life.read(() -> own.settings(life.actor(), ref));
    }

    @Override
    public CompletionStage<ConversationSettings> changeSettings(UnaryOperator<ConversationSettings> change) {
        required(change, "change");
        return life.write(() -> own.change(life.actor(), ref, change));
    }

    @Override
    public CompletionStage<Void> markDelivered(long sequence) {
        return activity.mark(life.open(), ref, sequence(sequence), 0);
    }

    @Override
    public CompletionStage<Void> markRead(long sequence) {
        return activity.mark(life.open(), ref, sequence(sequence), sequence);
    }

    @Override
    public CompletionStage<Long> unread() {
        return life.read(() -> reader.unread(life.actor(), ref));
    }

    @Override
    public CompletionStage<List<Receipt>> receipts() {
        return participants.receipts();
    }
}
