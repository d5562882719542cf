// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.content.PollVoted;
import io.hausfunk.messaging.message.PollResults;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.util.Collection;

/** Polls as pages see them, and as they bring them. */
final class PollFrames {
    private PollFrames() {}

    static void describe(JsonProvider json, PollContent poll, JsonObjectBuilder frame) {
        JsonArrayBuilder options = json.createArrayBuilder();
        poll.options().forEach(options::add);
        frame.add("kind", "poll")
                .add("question", poll.question())
                .add("options", options)
                .add("most", poll.mostChoices())
                .add("secret", poll.secret());
        poll.end().ifPresent(end -> frame.add("end", end.toEpochMilli()));
    }

    static JsonObjectBuilder results(JsonProvider json, PollResults results) {
        JsonArrayBuilder votes = json.createArrayBuilder();
        results.votes().forEach(votes::add);
        return json.createObjectBuilder()
                .add("votes", votes)
                .add("voters", results.voters())
                .add("own", places(json, results.own()))
                .add("closed", results.closed());
    }

    /** A vote with all that the same person chose there before: a page may not have heard of all of it. */
    static void vote(JsonProvider json, PollVoted voted, JsonObjectBuilder frame) {
        JsonArrayBuilder earlier = json.createArrayBuilder();
        voted.earlier()
                .forEach((number, options) -> earlier.add(
                        json.createObjectBuilder().add("sequence", number).add("options", places(json, options))));
        frame.add("kind", "vote").add("options", places(json, voted.options())).add("earlierVotes", earlier);
    }

    private static JsonArrayBuilder places(JsonProvider json, Collection<Integer> options) {
        JsonArrayBuilder places = json.createArrayBuilder();
        options.stream().sorted().forEach(places::add);
        return places;
    }

    /** The poll that a page asks for. */
    static PollContent read(RequestFields fields) {
        PollContent poll = PollContent.of(fields.text("question"), fields.texts("options", PollContent.MAX_OPTIONS))
                .choosingUpTo(fields.limit("most", PollContent.MAX_OPTIONS));
        PollContent ending = fields.optionalNumber("end").isPresent()
                ? poll.endingAt(Instant.ofEpochMilli(fields.number("end")))
                : poll;
        return fields.flag("secret") ? ending.secretly() : ending;
    }
}
