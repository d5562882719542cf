// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.CallArguments.limit;
import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.content.ForwardContent;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationPage;
import io.hausfunk.messaging.conversation.Conversations;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.conversation.OverviewListener;
import io.hausfunk.messaging.conversation.OverviewPage;
import io.hausfunk.messaging.conversation.OverviewPosition;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.writing.ConversationChanges;
import io.hausfunk.messaging.internal.writing.ConversationCreator;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The conversations of one session's person. */
final class EngineConversations implements Conversations {
    private final SessionLife life;
    private final ConversationCreator creator;
    private final ConversationChanges changes;
    private final Overviews overviews;
    private final ConversationHandles handles;

    EngineConversations(
            SessionLife life,
            ConversationCreator creator,
            ConversationChanges changes,
            Overviews overviews,
            ConversationHandles handles) {
        this.life = life;
        this.creator = creator;
        this.changes = changes;
        this.overviews = overviews;
        this.handles = handles;
    }

    @Override
    public CompletionStage<Conversation> direct(UserId other) {
        required(other, "other");
        return life.write(() -> handle(creator.direct(life.actor(), other)));
    }

    @Override
    public CompletionStage<Optional<Conversation>> findDirect(UserId other) {
        required(other, "other");
        return life.read(() -> creator.findDirect(life.actor(), other).map(this::handle));
    }

    @Override
    public CompletionStage<Conversation> createGroup(NewGroup group) {
        return create(ConversationKind.GROUP, required(group, "group"));
    }

    @Override
    public CompletionStage<Conversation> createChannel(NewGroup channel) {
        return create(ConversationKind.CHANNEL, required(channel, "channel"));
    }

    private CompletionStage<Conversation> create(ConversationKind kind, NewGroup group) {
        return life.write(() -> handle(creator.group(life.actor(), kind, group)));
    }

    @Override
    public CompletionStage<Conversation> open(ConversationId conversation) {
        required(conversation, "conversation");
        return life.read(() -> handle(creator.open(life.actor(), ref(conversation))));
    }

    @Override
    public CompletionStage<TimelineItem> forwarded(ForwardContent forward) {
        required(forward, "forward");
        return life.read(() -> handles.forwarded(life.actor(), ref(forward.conversation()), forward.message()));
    }

    @Override
    public CompletionStage<Change> join(ConversationId channel) {
        required(channel, "channel");
        return changes.join(life.open(), ref(channel));
    }

    @Override
    public CompletionStage<Change> joinSubject(String subject) {
        if (!Texts.isIdentifier(subject, NewGroup.MAX_SUBJECT_BYTES)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID, "a subject has 1 to 256 UTF-8 bytes and no control characters");
        }
        return changes.joinSubject(life.open(), subject);
    }

    @Override
    public CompletionStage<ConversationPage> list(Optional<ConversationId> after, int limit) {
        required(after, "after");
        limit(limit);
        return overviews.list(life, after, limit);
    }

    @Override
    public CompletionStage<Map<ConversationId, Long>> unread() {
        return overviews.unread(life);
    }

    @Override
    public CompletionStage<OverviewPage> overview(Optional<OverviewPosition> after, int limit) {
        required(after, "after");
        limit(limit);
        return overviews.page(life, after, limit);
    }

    @Override
    public Subscription listenOverview(OverviewListener listener) {
        return overviews.listen(life, required(listener, "listener"));
    }

    /** A handle, whoever asks: what it may do is decided with each call. */
    Conversation handle(ConversationRef ref) {
        return handles.handle(life, ref);
    }

    private ConversationRef ref(ConversationId conversation) {
        return new ConversationRef(life.actor().tenant(), conversation);
    }
}
