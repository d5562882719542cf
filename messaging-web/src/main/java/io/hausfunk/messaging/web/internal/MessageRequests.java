// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.EntryPage;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Mentions;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Sending, reading, marking. */
final class MessageRequests {
    private static final int MAX_PAGE = 50;

    private final EntryFrames entries;
    private final FittingPage fitting;

    MessageRequests(EntryFrames entries, FrameCodec codec) {
        this.entries = entries;
        this.fitting = new FittingPage(codec);
    }

    Map<String, Request> all() {
        return Map.of(
                "send", this::send,
                "history", this::history,
                "later", this::later,
                "read", this::read,
                "typing", this::typing,
                "draft", this::draft);
    }

    private CompletionStage<JsonObjectBuilder> send(Session session, RequestFields fields, JsonObjectBuilder answer) {
        SentFiles files = SentFiles.of(fields);
        IdempotencyKey key = IdempotencyKey.of(fields.text("name"));
        Mentions mentions = fields.mentions();
        OptionalLong replyTo = fields.optionalNumber("replyTo");
        OptionalLong thread = fields.optionalNumber("thread");
        return in(
                        session,
                        fields,
                        conversation -> files.content(conversation).thenCompose(content -> {
                            Draft draft = Draft.of(content)
                                    .idempotencyKey(key.value())
                                    .mentioning(mentions);
                            Draft answering = replyTo.isPresent() ? draft.replyingTo(replyTo.getAsLong()) : draft;
                            return conversation.send(
                                    thread.isPresent() ? answering.inThread(thread.getAsLong()) : answering);
                        }))
                .thenApply(sent -> answer.add("sequence", sent.sequence()).add("repeated", sent.repeated()));
    }

    private CompletionStage<JsonObjectBuilder> history(
            Session session, RequestFields fields, JsonObjectBuilder answer) {
        long before = fields.optionalNumber("before").orElse(Long.MAX_VALUE);
        int limit = fields.limit("limit", MAX_PAGE);
        return in(session, fields, conversation -> conversation.readBefore(before, limit))
                .thenApply(page -> answer(answer, page, true));
    }

    private CompletionStage<JsonObjectBuilder> later(Session session, RequestFields fields, JsonObjectBuilder answer) {
        long after = fields.number("after");
        int limit = fields.limit("limit", MAX_PAGE);
        return in(session, fields, conversation -> conversation.readAfter(after, limit))
                .thenApply(page -> answer(answer, page, false));
    }

    private JsonObjectBuilder answer(JsonObjectBuilder answer, EntryPage page, boolean descending) {
        List<JsonObject> found = new ArrayList<>();
        page.entries().forEach(entry -> found.add(entries.of(entry).build()));
        return fitting.in(answer, "entries", found, descending, page.more());
    }

    private CompletionStage<JsonObjectBuilder> read(Session session, RequestFields fields, JsonObjectBuilder answer) {
        long upTo = fields.number("upTo");
        return in(session, fields, conversation -> conversation.markRead(upTo)).thenApply(done -> answer);
    }

    /** Keeps what somebody began to write, or nothing. */
    private CompletionStage<JsonObjectBuilder> draft(Session session, RequestFields fields, JsonObjectBuilder answer) {
        String text = fields.text("text");
        return in(
                        session,
                        fields,
                        conversation -> text.isBlank()
                                ? conversation.draft().clear()
                                : conversation.draft().set(Draft.text(text)))
                .thenApply(done -> answer);
    }

    private CompletionStage<JsonObjectBuilder> typing(Session session, RequestFields fields, JsonObjectBuilder answer) {
        return in(session, fields, Conversation::typing).thenApply(done -> answer);
    }

    private static <R> CompletionStage<R> in(
            Session session, RequestFields fields, Function<Conversation, CompletionStage<R>> action) {
        return session.conversations().open(fields.conversation()).thenCompose(action);
    }
}
