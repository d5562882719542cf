// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.conversation.ParticipantInfo;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The conversations of a person, new ones, and who takes part. */
final class ConversationRequests {
    private static final int MAX_LIST = 100;
    private static final int MAX_PEOPLE = 100;

    private final EntryFrames entries;
    private final FrameCodec codec;

    ConversationRequests(EntryFrames entries, FrameCodec codec) {
        this.entries = entries;
        this.codec = codec;
    }

    Map<String, Request> all() {
        return Map.of(
                "conversations", this::list,
                "conversation", this::info,
                "direct", this::direct,
                "group", this::group,
                "subject", this::subject,
                "participants", this::participants,
                "add", this::add,
                "remove", this::remove,
                "rename", this::rename,
                "leave", this::leave);
    }

    private CompletionStage<JsonObjectBuilder> list(Session session, Fields fields, JsonObjectBuilder answer) {
        Optional<ConversationId> after = fields.optionalText("after").map(ConversationId::parse);
        int limit = fields.limit("limit", MAX_LIST);
        CompletionStage<Map<ConversationId, Long>> unread =
                session.conversations().unread();
        return session.conversations().list(after, limit).thenCompose(page -> {
            List<CompletableFuture<JsonObjectBuilder>> each = new ArrayList<>();
            page.conversations().forEach(info -> each.add(summary(session, info).toCompletableFuture()));
            return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
                    .thenCombine(unread, (done, counts) -> {
                        JsonArrayBuilder list = codec.json().createArrayBuilder();
                        for (int i = 0; i < each.size(); i++) {
                            long count = counts.getOrDefault(
                                    page.conversations().get(i).id(), 0L);
                            list.add(done(each.get(i)).add("unread", count));
                        }
                        page.next().ifPresent(next -> answer.add("next", next.toString()));
                        return answer.add("conversations", list);
                    });
        });
    }

    /** The value of a stage that has completed well. */
    private JsonObjectBuilder done(CompletableFuture<JsonObjectBuilder> stage) {
        return stage.getNow(codec.json().createObjectBuilder());
    }

    private CompletionStage<JsonObjectBuilder> info(Session session, Fields fields, JsonObjectBuilder answer) {
        CompletionStage<Conversation> opened = session.conversations().open(fields.conversation());
        return opened.thenCompose(Conversation::info)
                .thenCompose(info -> summary(session, info))
                .thenCombine(opened.thenCompose(Conversation::unread), (summary, count) -> summary.add("unread", count))
                .thenApply(summary -> answer.add("conversation", summary));
    }

    private CompletionStage<JsonObjectBuilder> direct(Session session, Fields fields, JsonObjectBuilder answer) {
        return session.conversations()
                .direct(UserId.of(fields.text("user")))
                .thenApply(opened -> answer.add("conversation", opened.id().toString()));
    }

    private CompletionStage<JsonObjectBuilder> group(Session session, Fields fields, JsonObjectBuilder answer) {
        NewGroup group = NewGroup.titled(fields.text("title"))
                .named(fields.text("name"))
                .with(fields.users("people", MAX_PEOPLE));
        return session.conversations()
                .createGroup(group)
                .thenApply(opened -> answer.add("conversation", opened.id().toString()));
    }

    private CompletionStage<JsonObjectBuilder> subject(Session session, Fields fields, JsonObjectBuilder answer) {
        return session.conversations()
                .joinSubject(fields.text("subject"))
                .thenApply(joined ->
                        answer.add("conversation", joined.conversation().toString()));
    }

    private CompletionStage<JsonObjectBuilder> participants(Session session, Fields fields, JsonObjectBuilder answer) {
        return session.conversations()
                .open(fields.conversation())
                .thenCompose(conversation -> conversation.participants().list())
                .thenApply(people -> {
                    JsonArrayBuilder list = codec.json().createArrayBuilder();
                    for (ParticipantInfo person : people) {
                        person.user()
                                .ifPresent(user -> list.add(codec.json()
                                        .createObjectBuilder()
                                        .add("user", user.value())
                                        .add("role", person.role().toString())));
                    }
                    return answer.add("participants", list);
                });
    }

    private CompletionStage<JsonObjectBuilder> add(Session session, Fields fields, JsonObjectBuilder answer) {
        List<UserId> people = fields.users("people", MAX_PEOPLE);
        return session.conversations()
                .open(fields.conversation())
                .thenCompose(conversation -> conversation.participants().invite(people, Role.MEMBER))
                .thenApply(change -> answer);
    }

    private CompletionStage<JsonObjectBuilder> remove(Session session, Fields fields, JsonObjectBuilder answer) {
        UserId person = UserId.of(fields.text("user"));
        return session.conversations()
                .open(fields.conversation())
                .thenCompose(conversation -> conversation.participants().remove(person))
                .thenApply(change -> answer);
    }

    private CompletionStage<JsonObjectBuilder> rename(Session session, Fields fields, JsonObjectBuilder answer) {
        String title = fields.text("title");
        return session.conversations()
                .open(fields.conversation())
                .thenCompose(conversation -> conversation.rename(title))
                .thenApply(change -> answer);
    }

    private CompletionStage<JsonObjectBuilder> leave(Session session, Fields fields, JsonObjectBuilder answer) {
        return session.conversations()
                .open(fields.conversation())
                .thenCompose(Conversation::leave)
                .thenApply(change -> answer);
    }

    /** A conversation for the list: of a direct one also who the other is, and the last entry that this person may read. */
    private CompletionStage<JsonObjectBuilder> summary(Session session, ConversationInfo info) {
        JsonObjectBuilder summary = codec.json()
                .createObjectBuilder()
                .add("id", info.id().toString())
                .add("kind", info.kind().toString())
                .add("role", info.role().toString())
                .add("present", info.present())
                .add("first", info.firstReadable())
                .add("last", info.lastReadable())
                .add("read", info.read());
        info.title().ifPresent(title -> summary.add("title", title));
        info.subject().ifPresent(subject -> summary.add("subject", subject));
        return session.conversations()
                .open(info.id())
                .thenCompose(conversation -> conversation
                        .readBefore(Long.MAX_VALUE, 1)
                        .thenCombine(other(session, conversation, info), (page, other) -> {
                            page.entries().forEach(entry -> summary.add("latest", entries.of(entry)));
                            other.ifPresent(user -> summary.add("other", user.value()));
                            return summary;
                        }));
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
