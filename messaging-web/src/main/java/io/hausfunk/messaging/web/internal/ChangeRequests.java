// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Messages;
import io.hausfunk.messaging.message.Draft;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What a person does with messages that were sent. Who may do what is the engine's to decide. */
final class ChangeRequests {
    Map<String, Request> all() {
        return Map.of(
                "edit", this::edit,
                "retract", changing(Messages::retract),
                "redact", this::redact,
                "react", this::react,
                "withdraw", this::withdraw,
                "pin", changing(Messages::pin),
                "unpin", changing(Messages::unpin),
                "vote", this::vote,
                "close-poll", changing(Messages::closePoll));
    }

    private CompletionStage<JsonObjectBuilder> edit(Session session, RequestFields fields, JsonObjectBuilder answer) {
        Draft draft = Draft.of(SentFiles.words(fields))
                .idempotencyKey(fields.text("name"))
                .mentioning(fields.mentions());
        return ask(session, fields, answer, (messages, number) -> messages.edit(number, draft));
    }

    private CompletionStage<JsonObjectBuilder> redact(Session session, RequestFields fields, JsonObjectBuilder answer) {
        String reason = fields.text("reason");
        return ask(session, fields, answer, (messages, number) -> messages.redact(number, reason));
    }

    private CompletionStage<JsonObjectBuilder> react(Session session, RequestFields fields, JsonObjectBuilder answer) {
        String reaction = fields.text("reaction");
        return ask(session, fields, answer, (messages, number) -> messages.react(number, reaction));
    }

    private CompletionStage<JsonObjectBuilder> withdraw(
            Session session, RequestFields fields, JsonObjectBuilder answer) {
        String reaction = fields.text("reaction");
        return ask(session, fields, answer, (messages, number) -> messages.withdrawReaction(number, reaction));
    }

    private CompletionStage<JsonObjectBuilder> vote(Session session, RequestFields fields, JsonObjectBuilder answer) {
        List<Integer> options = Arrays.stream(fields.smallNumbers("options", PollContent.MAX_OPTIONS))
                .boxed()
                .toList();
        return ask(session, fields, answer, (messages, number) -> messages.vote(number, options));
    }

    private static Request changing(Changing changing) {
        return (session, fields, answer) -> ask(session, fields, answer, changing);
    }

    private static CompletionStage<JsonObjectBuilder> ask(
            Session session, RequestFields fields, JsonObjectBuilder answer, Changing changing) {
        long number = fields.number("message");
        return session.conversations()
                .open(fields.conversation())
                .thenCompose(conversation -> changing.change(conversation.messages(), number))
                .thenApply(change -> answer.add("changed", change.changed()));
    }

    /** Changes a message. */
    @FunctionalInterface
    private interface Changing {
        CompletionStage<Change> change(Messages messages, long number);
    }
}
