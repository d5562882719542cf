// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.conversation.OverviewPosition;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.UserId;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The conversations of a person, new ones, and how the person wants to have them. */
final class ConversationRequests {
    private static final int MAX_LIST = 100;
    private static final int MAX_PEOPLE = 100;

    private final OverviewFrames overviews;
    private final FrameCodec codec;

    ConversationRequests(OverviewFrames overviews, FrameCodec codec) {
        this.overviews = overviews;
        this.codec = codec;
    }

    Map<String, Request> all() {
        return Map.of(
                "conversations", this::list,
                "conversation", this::info,
                "direct", this::direct,
                "group", this::group,
                "subject", this::subject,
                "rename", this::rename,
                "settings", this::settings);
    }

    private CompletionStage<JsonObjectBuilder> list(Session session, RequestFields fields, JsonObjectBuilder answer) {
        Optional<OverviewPosition> after = fields.optionalText("after").map(OverviewPosition::new);
        int limit = fields.limit("limit", MAX_LIST);
        return session.conversations().overview(after, limit).thenApply(page -> {
            JsonArrayBuilder list = codec.json().createArrayBuilder();
            page.conversations().forEach(conversation -> list.add(overviews.of(conversation)));
            page.next().ifPresent(next -> answer.add("next", next.value()));
            return answer.add("conversations", list);
        });
    }

    /** One that a page has not been told of, such as that of a link: without its latest entry. */
    private CompletionStage<JsonObjectBuilder> info(Session session, RequestFields fields, JsonObjectBuilder answer) {
        return session.conversations()
                .open(fields.conversation())
                .thenCompose(conversation -> conversation
                        .info()
                        .thenCompose(info -> other(session, conversation, info).thenApply(other -> {
                            JsonObjectBuilder frame = overviews.of(info);
                            other.ifPresent(user -> frame.add("other", user.value()));
                            return frame;
                        }))
                        .thenCombine(conversation.unread(), (frame, count) -> frame.add("unread", count))
                        .thenCombine(
                                conversation.settings(),
                                (frame, settings) ->
                                        answer.add("conversation", frame.add("settings", overviews.of(settings)))));
    }

    private CompletionStage<JsonObjectBuilder> direct(Session session, RequestFields fields, JsonObjectBuilder answer) {
        return session.conversations()
                .direct(UserId.of(fields.text("user")))
                .thenApply(opened -> answer.add("conversation", opened.id().toString()));
    }

    private CompletionStage<JsonObjectBuilder> group(Session session, RequestFields fields, JsonObjectBuilder answer) {
        NewGroup group = NewGroup.titled(fields.text("title"))
                .idempotencyKey(fields.text("name"))
                .with(fields.users("people", MAX_PEOPLE));
        return session.conversations()
                .createGroup(group)
                .thenApply(opened -> answer.add("conversation", opened.id().toString()));
    }

    private CompletionStage<JsonObjectBuilder> subject(
            Session session, RequestFields fields, JsonObjectBuilder answer) {
        return session.conversations()
                .joinSubject(fields.text("subject"))
                .thenApply(joined ->
                        answer.add("conversation", joined.conversation().toString()));
    }

    private CompletionStage<JsonObjectBuilder> rename(Session session, RequestFields fields, JsonObjectBuilder answer) {
        String title = fields.text("title");
        return session.conversations()
                .open(fields.conversation())
                .thenCompose(conversation -> conversation.rename(title))
                .thenApply(change -> answer);
    }

    private CompletionStage<JsonObjectBuilder> settings(
            Session session, RequestFields fields, JsonObjectBuilder answer) {
        SettingsChange change = new SettingsChange(fields);
        return session.conversations()
                .open(fields.conversation())
                .thenCompose(conversation -> conversation.changeSettings(change))
                .thenApply(settings -> answer.add("settings", overviews.of(settings)));
    }

    private static CompletionStage<Optional<UserId>> other(
            Session session, Conversation conversation, ConversationInfo info) {
        if (!info.kind().equals(ConversationKind.DIRECT)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return conversation
                .participants()
                .list()
                .thenApply(people -> people.stream()
                        .flatMap(person -> person.user().stream())
                        .filter(user -> !user.equals(session.user()))
                        .findFirst());
    }
}
