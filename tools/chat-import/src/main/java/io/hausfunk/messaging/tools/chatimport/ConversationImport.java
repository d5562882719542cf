// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Brings one chat into one conversation, step by step: the next one when the one before is acknowledged. */
final class ConversationImport {
    private final ReplayScript script;
    private final ImportSessions people;
    private final Patience patience;
    private final Progress progress;
    private final Conversation conversation;
    private final FileUploads uploads;
    private final long stored;
    private final Map<UserId, Conversation> handles = new HashMap<>();
    private final Map<Long, Long> sequenceOfLine = new HashMap<>();
    private final List<Long> sequences = new ArrayList<>();
    private final Map<Long, ChatLine> said = new HashMap<>();
    private final Map<Long, List<StoredFile>> files = new HashMap<>();
    private int repeated;

    private ConversationImport(
            ReplayScript script,
            ImportSessions people,
            Patience patience,
            Progress progress,
            Conversation conversation,
            long stored,
            FileUploads uploads) {
        this.script = script;
        this.people = people;
        this.patience = patience;
        this.progress = progress;
        this.conversation = conversation;
        this.uploads = uploads;
        this.stored = stored;
    }

    /** Imports a chat; what an earlier run brought in stays as it is. */
    static CompletionStage<ImportedChat> run(
            ReplayScript script, ImportSessions people, Patience patience, Progress progress, Executor executor) {
        return NewConversation.of(script.chat().place(), people, patience)
                .thenCompose(made -> patience.call(made::info)
                        .thenApply(ConversationInfo::lastReadable)
                        .thenCompose(last -> new ConversationImport(
                                        script,
                                        people,
                                        patience,
                                        progress,
                                        made,
                                        last,
                                        new FileUploads(patience, executor))
                                .walk(executor)));
    }

    private CompletionStage<ImportedChat> walk(Executor executor) {
        return InOrder.each(script.steps(), this::take, executor)
                .thenApply(all ->
                        new ImportedChat(script, conversation.id(), sequences, repeated, files, uploads.leftOut()));
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
        return switch (step.act()) {
            case SAY -> handle(step.author()).thenCompose(own -> say(own, line(step), position));
            case EDIT -> handle(step.author()).thenCompose(own -> edit(own, line(step), position));
            // Done by an earlier run: these have no name under which they could be asked for again.
            default -> position <= stored ? CompletableFuture.completedStage(position) : change(step, position);
        };
    }

    private CompletionStage<Long> change(Step step, long position) {
        return switch (step.act()) {
            case COME -> come(step.author()).thenApply(Change::sequence);
            case GO -> handle(step.author()).thenCompose(own -> go(own, position));
            case REACT ->
                handle(step.author())
                        .thenCompose(own -> patience.call(() -> own.messages()
                                .react(target(line(step)), line(step).text())))
                        .thenApply(change -> changed(change, position));
            default ->
                handle(step.author())
                        .thenCompose(own -> patience.call(() -> own.messages().pin(target(line(step)))))
                        .thenApply(change -> changed(change, position));
        };
    }

    /** The number; a call that was made again after an unknown outcome finds nothing to change, and has no number. */
    private static Long changed(Change change, long position) {
        return change.changed() ? change.sequence() : position;
    }

    private CompletionStage<Long> say(Conversation own, ChatLine line, long position) {
        Place place = script.chat().place();
        return uploads.upload(own, ChatLog.draftName(place.key(), line.n()), line.files())
                .exceptionallyCompose(error -> leftSince(error, position)
                        ? EarlierFiles.of(conversation, position, line.files(), patience)
                        : CompletableFuture.failedStage(error))
                .thenCompose(taken -> {
                    if (!taken.isEmpty()) {
                        files.put(line.n(), taken);
                    }
                    Draft draft = Drafts.named(place, line, Drafts.content(place, line, line.text(), taken));
                    if (line.links().replyTo().isPresent()) {
                        draft = draft.replyingTo(sequence(line.links().replyTo().getAsLong()));
                    }
                    if (line.links().thread().isPresent()) {
                        draft = draft.inThread(sequence(line.links().thread().getAsLong()));
                    }
                    Draft named = draft;
                    said.put(line.n(), line);
                    return patience.call(() -> own.send(named));
                })
                .thenApply(this::acknowledged);
    }

    private CompletionStage<Long> edit(Conversation own, ChatLine line, long position) {
        Place place = script.chat().place();
        long n = line.links().about().orElseThrow();
        ChatLine message = Objects.requireNonNull(said.get(n), "an edit names a message");
        Content content = Drafts.content(place, message, line.text(), files.getOrDefault(n, List.of()));
        Draft draft = Drafts.named(place, line, content);
        return patience.call(() -> own.messages().edit(sequence(n), draft))
                .thenApply(Change::sequence)
                .exceptionallyCompose(error -> leftSince(error, position)
                        ? CompletableFuture.completedStage(position)
                        : CompletableFuture.failedStage(error));
    }

    /** Whether an earlier run did this, and its author left in that run: then it cannot be asked for again. */
    private boolean leftSince(Throwable error, long position) {
        return position <= stored
                && Patience.reason(error) instanceof MessagingException known
                && known.code() == ErrorCode.NOT_PERMITTED;
    }

    private long target(ChatLine line) {
        return sequence(line.links().about().orElseThrow());
    }

    private long sequence(long n) {
        return sequenceOfLine.getOrDefault(n, 0L);
    }

    private static ChatLine line(Step step) {
        return step.line().orElseThrow();
    }

    private Long acknowledged(Sent sent) {
        if (sent.repeated()) {
            repeated++;
        }
        return sent.sequence();
    }

    private CompletionStage<Change> come(UserId person) {
        if (script.chat().place().form() == Place.Form.CHANNEL) {
            return people.session(person).thenCompose(this::join);
        }
        return patience.call(() -> conversation.participants().add(List.of(person), Role.MEMBER));
    }

    private CompletionStage<Change> join(Session session) {
        return patience.call(() -> session.conversations().join(conversation.id()));
    }

    /** Leaves. Who tries again after an unknown outcome may be outside already, and is then refused. */
    private CompletionStage<Long> go(Conversation own, long position) {
        return patience.call(own::leave)
                .thenApply(Change::sequence)
                .exceptionallyCompose(error -> patience.call(own::info).thenApply(info -> {
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
                        session -> patience.call(() -> session.conversations().open(conversation.id())))
                .thenApply(own -> {
                    handles.put(person, own);
                    return own;
                });
    }
}
