// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Timeline;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.message.TimelinePage;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** What a conversation looks like now: pages of it, threads, and single messages. */
final class TimelineRequests {
    private static final int MAX_PAGE = 50;

    private final ItemFrames items;
    private final FittingPage fitting;

    TimelineRequests(FrameCodec codec) {
        this.items = new ItemFrames(codec);
        this.fitting = new FittingPage(codec);
    }

    Map<String, Request> all() {
        return Map.of(
                "timeline", this::page,
                "thread", this::thread,
                "messages", this::messages,
                "forwarded", this::forwarded);
    }

    private CompletionStage<JsonObjectBuilder> page(Session session, RequestFields fields, JsonObjectBuilder answer) {
        OptionalLong after = fields.optionalNumber("after");
        long before = fields.optionalNumber("before").orElse(Long.MAX_VALUE);
        int limit = fields.limit("limit", MAX_PAGE);
        return in(session, fields)
                .thenCompose(timeline ->
                        after.isPresent() ? timeline.after(after.getAsLong(), limit) : timeline.before(before, limit))
                .thenApply(page -> answer(answer, page, after.isEmpty()));
    }

    private CompletionStage<JsonObjectBuilder> thread(Session session, RequestFields fields, JsonObjectBuilder answer) {
        long root = fields.number("root");
        long after = fields.optionalNumber("after").orElse(0);
        int limit = fields.limit("limit", MAX_PAGE);
        return in(session, fields)
                .thenCompose(timeline -> timeline.thread(root, after, limit))
                .thenApply(page -> answer(answer, page, false));
    }

    private CompletionStage<JsonObjectBuilder> messages(
            Session session, RequestFields fields, JsonObjectBuilder answer) {
        List<Long> numbers = fields.numbers("numbers", MAX_PAGE);
        return in(session, fields)
                .thenCompose(timeline -> timeline.messages(numbers))
                .thenApply(found -> fitting.in(answer, "items", frames(found), false, false));
    }

    /** The message that a forward refers to, as this person may read it now. */
    private CompletionStage<JsonObjectBuilder> forwarded(
            Session session, RequestFields fields, JsonObjectBuilder answer) {
        return session.conversations()
                .forwarded(SentFiles.forward(fields))
                .thenApply(item -> answer.add("item", items.of(item)));
    }

    private JsonObjectBuilder answer(JsonObjectBuilder answer, TimelinePage page, boolean descending) {
        List<JsonObject> found = frames(page.items());
        if (descending) {
            Collections.reverse(found);
        }
        return fitting.in(answer, "items", found, descending, page.more());
    }

    private List<JsonObject> frames(List<TimelineItem> found) {
        List<JsonObject> frames = new ArrayList<>();
        found.forEach(item -> frames.add(items.of(item)));
        return frames;
    }

    private static CompletionStage<Timeline> in(Session session, RequestFields fields) {
        return session.conversations().open(fields.conversation()).thenApply(conversation -> conversation.timeline());
    }
}
