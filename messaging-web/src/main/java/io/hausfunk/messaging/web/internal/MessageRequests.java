// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryPage;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Sending, reading, marking. */
final class MessageRequests {
    private static final int MAX_PAGE = 50;
    /** An answer stays well below what a connection takes at once. */
    private static final int MAX_CHARACTERS = 60_000;

    private final EntryFrames entries;
    private final FrameCodec codec;

    MessageRequests(EntryFrames entries, FrameCodec codec) {
        this.entries = entries;
        this.codec = codec;
    }

    Map<String, Request> all() {
        return Map.of(
                "send", this::send,
                "history", this::history,
                "later", this::later,
                "read", this::read,
                "typing", this::typing);
    }

    private CompletionStage<JsonObjectBuilder> send(Session session, Fields fields, JsonObjectBuilder answer) {
        Draft draft = Draft.text(fields.text("text")).named(fields.text("name"));
        var replyTo = fields.optionalNumber("replyTo");
        Draft whole = replyTo.isPresent() ? draft.replyingTo(replyTo.getAsLong()) : draft;
        return in(session, fields, conversation -> conversation.send(whole))
                .thenApply(sent -> answer.add("sequence", sent.sequence()).add("repeated", sent.repeated()));
    }

    private CompletionStage<JsonObjectBuilder> history(Session session, Fields fields, JsonObjectBuilder answer) {
        long before = fields.optionalNumber("before").orElse(Long.MAX_VALUE);
        int limit = fields.limit("limit", MAX_PAGE);
        return in(session, fields, conversation -> conversation.readBefore(before, limit))
                .thenApply(page -> answer(answer, page, true));
    }

    private CompletionStage<JsonObjectBuilder> later(Session session, Fields fields, JsonObjectBuilder answer) {
        long after = fields.number("after");
        int limit = fields.limit("limit", MAX_PAGE);
        return in(session, fields, conversation -> conversation.readAfter(after, limit))
                .thenApply(page -> answer(answer, page, false));
    }

    /** As many entries as fit; there are more if not all did. Ascending, whichever way the page was read. */
    private JsonObjectBuilder answer(JsonObjectBuilder answer, EntryPage page, boolean descending) {
        List<JsonObject> fitting = new ArrayList<>();
        int characters = 0;
        for (Entry entry : page.entries()) {
            JsonObject frame = entries.of(entry).build();
            characters += frame.toString().length();
            if (characters > MAX_CHARACTERS && !fitting.isEmpty()) {
                break;
            }
            fitting.add(frame);
        }
        boolean more = page.more() || fitting.size() < page.entries().size();
        if (descending) {
            Collections.reverse(fitting);
        }
        JsonArrayBuilder list = codec.json().createArrayBuilder();
        fitting.forEach(list::add);
        return answer.add("entries", list).add("more", more);
    }

    private CompletionStage<JsonObjectBuilder> read(Session session, Fields fields, JsonObjectBuilder answer) {
        long upTo = fields.number("upTo");
        return in(session, fields, conversation -> conversation.markRead(upTo)).thenApply(done -> answer);
    }

    private CompletionStage<JsonObjectBuilder> typing(Session session, Fields fields, JsonObjectBuilder answer) {
        return in(session, fields, Conversation::typing).thenApply(done -> answer);
    }

    private static <R> CompletionStage<R> in(
            Session session, Fields fields, Function<Conversation, CompletionStage<R>> action) {
        return session.conversations().open(fields.conversation()).thenCompose(action);
    }
}
