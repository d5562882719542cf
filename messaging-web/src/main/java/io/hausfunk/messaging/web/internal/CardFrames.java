// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.content.AlertState;
import io.hausfunk.messaging.content.ApprovalState;
import io.hausfunk.messaging.content.CardChange;
import io.hausfunk.messaging.content.CardChanged;
import io.hausfunk.messaging.content.CardState;
import io.hausfunk.messaging.message.Entry;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Locale;
import java.util.Map;

/** How cards of the company's software stand, and what happened to them, as pages see it. */
final class CardFrames {
    private CardFrames() {}

    /** Of a kind that pages do not know, nothing is told. */
    static JsonObjectBuilder state(JsonProvider json, CardState state) {
        JsonObjectBuilder frame = json.createObjectBuilder();
        if (state instanceof AlertState alert) {
            alert(json, alert, frame);
        } else if (state instanceof ApprovalState approval) {
            JsonArrayBuilder answers = json.createArrayBuilder();
            approval.answers()
                    .forEach((user, option) -> answers.add(
                            json.createObjectBuilder().add("user", user.value()).add("option", option)));
            frame.add("answers", answers);
            approval.decision().ifPresent(option -> frame.add("decision", option));
        }
        return frame;
    }

    private static void alert(JsonProvider json, AlertState alert, JsonObjectBuilder frame) {
        frame.add("status", name(alert.status()))
                .add("severity", name(alert.severity()))
                .add("raised", alert.occurrences())
                .add("lastRaised", alert.lastRaised().toEpochMilli())
                .add("level", alert.level());
        alert.takenBy().ifPresent(user -> frame.add("takenBy", user.value()));
        alert.resolvedAt().ifPresent(at -> frame.add("resolvedAt", at.toEpochMilli()));
        MachineFrames.words(json, alert.words(), frame);
    }

    /** A change says how the card stands from now on. */
    static void changed(JsonProvider json, CardChanged changed, JsonObjectBuilder frame) {
        frame.add("kind", "card").add("change", name(changed.change())).add("card", state(json, changed.state()));
    }

    /** One line of a card's history: no more than it takes to say what happened, since there may be many. */
    static JsonObject step(JsonProvider json, Entry entry, CardChanged changed) {
        JsonObjectBuilder frame = json.createObjectBuilder()
                .add("sequence", entry.sequence())
                .add("at", entry.at().toEpochMilli())
                .add("change", name(changed.change()));
        entry.author().ifPresent(author -> frame.add("author", author.value()));
        if (changed.state() instanceof AlertState alert && changed.change() == CardChange.REPEATED) {
            frame.add("raised", alert.occurrences());
        } else if (changed.state() instanceof ApprovalState approval) {
            Map<?, Integer> answers = approval.answers();
            entry.author().map(answers::get).ifPresent(option -> frame.add("option", option));
        }
        return frame.build();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
