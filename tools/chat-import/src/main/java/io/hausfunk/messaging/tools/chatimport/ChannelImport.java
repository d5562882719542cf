// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Brings one chat into one channel, step by step: the next one when the one before is acknowledged. */
final class ChannelImport {
    private final ReplayScript script;
    private final ImportSessions people;
    private final Patience patience;
    private final Progress progress;
    private final Conversation channel;
    private final long stored;
    private final Map<UserId, Conversation> handles = new HashMap<>();
    private final Map<Long, Long> sequenceOfLine = new HashMap<>();
    private final List<Long> sequences = new ArrayList<>();
    private int repeated;

    private ChannelImport(
            ReplayScript script,
            ImportSessions people,
            Patience patience,
            Progress progress,
            Conversation channel,
            long stored) {
        this.script = script;
        this.people = people;
        this.patience = patience;
        this.progress = progress;
        this.channel = channel;
        this.stored = stored;
    }

    /** Imports a chat; what an earlier run brought in stays as it is. */
    static CompletionStage<ImportedChat> run(
            ReplayScript script,
            UserId importer,
            ImportSessions people,
            Patience patience,
            Progress progress,
            Executor executor) {
        String id = script.chat().id();
        NewGroup channel = NewGroup.titled(id).idempotencyKey(id);
        return people.session(importer)
                .thenCompose(owner -> patience.call(() -> owner.conversations().createChannel(channel)))
                .thenCompose(created -> patience.call(created::info)
                        .thenApply(ConversationInfo::lastReadable)
                        .thenCompose(last ->
                                new ChannelImport(script, people, patience, progress, created, last).walk(executor)));
    }

    private CompletionStage<ImportedChat> walk(Executor executor) {
        return InOrder.each(script.steps(), this::take, executor)
                .thenApply(all -> new ImportedChat(script, channel.id(), sequences, repeated));
    }

    private CompletionStage<?> take(Step step) {
        return sequence(step).handle((sequence, error) -> {
            if (error != null) {
                String place = step.line().map(line -> "n " + line.n()).orElse("between the lines");
                throw new ChatFailedException(script.chat().id(), place, Patience.reason(error));
            }
            sequences.add(sequence);
            step.line().ifPresent(line -> {
                sequenceOfLine.put(line.n(), sequence);
                progress.advance(1);
            });
            return sequence;
        });
    }

    private CompletionStage<Long> sequence(Step step) {
        long position = ReplayScript.position(sequences.size());
        if (step.line().isPresent() && step.act() == Step.Act.SAY) {
            Draft draft = draft(step.line().get());
            return handle(step.author())
                    .thenCompose(conversation -> patience.call(() -> conversation.send(draft)))
                    .thenApply(this::acknowledged);
        }
        if (position <= stored) {
            // Done by an earlier run: coming and going has no name under which it could be asked for again.
            return CompletableFuture.completedStage(position);
        }
        return step.act() == Step.Act.COME
                ? people.session(step.author()).thenCompose(this::come).thenApply(Change::sequence)
                : handle(step.author()).thenCompose(conversation -> go(conversation, position));
    }

    private Draft draft(ChatLine line) {
        Draft draft = Draft.text(line.text())
                .idempotencyKey(ChatLog.draftName(script.chat().id(), line.n()));
        return line.replyTo().isPresent()
                ? draft.replyingTo(sequenceOfLine.getOrDefault(line.replyTo().getAsLong(), 0L))
                : draft;
    }

    private Long acknowledged(Sent sent) {
        if (sent.repeated()) {
            repeated++;
        }
        return sent.sequence();
    }

    private CompletionStage<Change> come(Session session) {
        return patience.call(() -> session.conversations().join(channel.id()));
    }

    /** Leaves. Who tries again after an unknown outcome may be outside already, and is then refused. */
    private CompletionStage<Long> go(Conversation conversation, long position) {
        return patience.call(conversation::leave)
                .thenApply(Change::sequence)
                .exceptionallyCompose(error -> patience.call(conversation::info).thenApply(info -> {
                    if (info.present()
                            || !(Patience.reason(error) instanceof MessagingException known)
                            || known.code() != ErrorCode.NOT_PERMITTED) {
                        throw new IllegalStateException(Patience.reason(error).getMessage(), error);
                    }
                    return position;
                }));
    }

    private CompletionStage<Conversation> handle(UserId person) {
        Conversation known = handles.get(person);
        if (known != null) {
            return CompletableFuture.completedStage(known);
        }
        return people.session(person)
                .thenCompose(
                        session -> patience.call(() -> session.conversations().open(channel.id())))
                .thenApply(conversation -> {
                    handles.put(person, conversation);
                    return conversation;
                });
    }
}
