// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.CardChanged;
import io.hausfunk.messaging.conversation.Cards;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.message.Entry;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What a person does with messages of the company's software. */
final class CardRequests {
    private static final int MAX_STEPS = 200;

    private final FrameCodec codec;
    private final FittingPage fitting;

    CardRequests(FrameCodec codec) {
        this.codec = codec;
        this.fitting = new FittingPage(codec);
    }

    Map<String, Request> all() {
        return Map.of(
                "show-code", CardRequests::showCode,
                "take-alert", changing(Cards::takeAlert),
                "resolve-alert", changing(Cards::resolveAlert),
                "answer", CardRequests::answer,
                "card-history", this::history);
    }

    private static CompletionStage<JsonObjectBuilder> showCode(
            Session session, RequestFields fields, JsonObjectBuilder answer) {
        long number = fields.number("message");
        return in(session, fields)
                .thenCompose(cards -> cards.showCode(number))
                .thenApply(code -> answer.add("code", code));
    }

    private static CompletionStage<JsonObjectBuilder> answer(
            Session session, RequestFields fields, JsonObjectBuilder answer) {
        int option = (int) Math.min(fields.number("option"), Integer.MAX_VALUE);
        return change(session, fields, answer, (cards, number) -> cards.answer(number, option));
    }

    private static Request changing(Changing changing) {
        return (session, fields, answer) -> change(session, fields, answer, changing);
    }

    private static CompletionStage<JsonObjectBuilder> change(
            Session session, RequestFields fields, JsonObjectBuilder answer, Changing changing) {
        long number = fields.number("message");
        return in(session, fields)
                .thenCompose(cards -> changing.change(cards, number))
                .thenApply(change -> answer.add("changed", change.changed()));
    }

    /** The last steps, in order; {@code more} if there were others before. */
    private CompletionStage<JsonObjectBuilder> history(
            Session session, RequestFields fields, JsonObjectBuilder answer) {
        long number = fields.number("message");
        return in(session, fields).thenCompose(cards -> cards.history(number)).thenApply(steps -> {
            List<Entry> last = steps.subList(Math.max(0, steps.size() - MAX_STEPS), steps.size());
            return fitting.in(answer, "steps", frames(last), true, last.size() < steps.size());
        });
    }

    private List<JsonObject> frames(List<Entry> steps) {
        List<JsonObject> frames = new ArrayList<>();
        steps.forEach(step -> {
            if (step.content() instanceof CardChanged changed) {
                frames.add(CardFrames.step(codec.json(), step, changed));
            }
        });
        // The latest ones first, since those are kept where not all fit.
        Collections.reverse(frames);
        return frames;
    }

    private static CompletionStage<Cards> in(Session session, RequestFields fields) {
        return session.conversations().open(fields.conversation()).thenApply(conversation -> conversation.cards());
    }

    /** Changes a card. */
    @FunctionalInterface
    private interface Changing {
        CompletionStage<Change> change(Cards cards, long number);
    }
}
