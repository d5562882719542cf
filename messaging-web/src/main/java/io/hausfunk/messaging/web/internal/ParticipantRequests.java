// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ParticipantInfo;
import io.hausfunk.messaging.conversation.Participants;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Who takes part, and who comes and goes. */
final class ParticipantRequests {
    private static final int MAX_PEOPLE = 100;

    private final FrameCodec codec;

    ParticipantRequests(FrameCodec codec) {
        this.codec = codec;
    }

    Map<String, Request> all() {
        return Map.of(
                "participants", this::list,
                "add", this::add,
                "remove", about(Participants::remove),
                "ban", about(Participants::ban),
                "unban", about(Participants::unban),
                "role", this::role,
                "leave", this::leave);
    }

    private CompletionStage<JsonObjectBuilder> list(Session session, RequestFields fields, JsonObjectBuilder answer) {
        return in(session, fields, conversation -> conversation.participants().list())
                .thenApply(people -> answer.add("participants", frames(people)));
    }

    private JsonArrayBuilder frames(List<ParticipantInfo> people) {
        JsonArrayBuilder list = codec.json().createArrayBuilder();
        for (ParticipantInfo person : people) {
            person.user()
                    .ifPresent(user -> list.add(codec.json()
                            .createObjectBuilder()
                            .add("user", user.value())
                            .add("role", person.role().toString())));
        }
        return list;
    }

    private CompletionStage<JsonObjectBuilder> add(Session session, RequestFields fields, JsonObjectBuilder answer) {
        List<UserId> people = fields.users("people", MAX_PEOPLE);
        return in(session, fields, conversation -> conversation.participants().add(people, Role.MEMBER))
                .thenApply(change -> answer);
    }

    private CompletionStage<JsonObjectBuilder> role(Session session, RequestFields fields, JsonObjectBuilder answer) {
        UserId person = UserId.of(fields.text("user"));
        Role role = Role.valueOf(fields.text("role"));
        return in(session, fields, conversation -> conversation.participants().changeRole(person, role))
                .thenApply(change -> answer);
    }

    private CompletionStage<JsonObjectBuilder> leave(Session session, RequestFields fields, JsonObjectBuilder answer) {
        return in(session, fields, Conversation::leave).thenApply(change -> answer);
    }

    private static Request about(BiFunction<Participants, UserId, CompletionStage<Change>> changing) {
        return (session, fields, answer) -> {
            UserId person = UserId.of(fields.text("user"));
            return in(session, fields, conversation -> changing.apply(conversation.participants(), person))
                    .thenApply(change -> answer);
        };
    }

    private static <R> CompletionStage<R> in(
            Session session, RequestFields fields, Function<Conversation, CompletionStage<R>> action) {
        return session.conversations().open(fields.conversation()).thenCompose(action);
    }
}
