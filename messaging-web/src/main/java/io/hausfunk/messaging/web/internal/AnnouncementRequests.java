// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** What a person does with announcements. They come by themselves, see {@link AnnouncementFeed}. */
final class AnnouncementRequests {
    private final FrameCodec codec;

    AnnouncementRequests(FrameCodec codec) {
        this.codec = codec;
    }

    Map<String, Request> all() {
        return Map.of(
                "announcements", this::current,
                "announcement-read", this::read,
                "acknowledge", this::acknowledge);
    }

    /** Which ones concern the person now, so that a page that was away knows which do not any more. */
    private CompletionStage<JsonObjectBuilder> current(
            Session session, RequestFields fields, JsonObjectBuilder answer) {
        return session.announcements().current().thenApply(current -> {
            JsonArrayBuilder ids = codec.json().createArrayBuilder();
            current.forEach(announcement -> ids.add(announcement.id().toString()));
            return answer.add("current", ids);
        });
    }

    private CompletionStage<JsonObjectBuilder> read(Session session, RequestFields fields, JsonObjectBuilder answer) {
        return session.announcements()
                .markRead(fields.conversation("announcement"), fields.number("version"))
                .thenApply(done -> answer);
    }

    private CompletionStage<JsonObjectBuilder> acknowledge(
            Session session, RequestFields fields, JsonObjectBuilder answer) {
        OptionalLong choice = fields.optionalNumber("choice");
        return session.announcements()
                .acknowledge(
                        fields.conversation("announcement"),
                        fields.number("version"),
                        choice.isPresent()
                                ? OptionalInt.of((int) Math.min(choice.getAsLong(), Integer.MAX_VALUE))
                                : OptionalInt.empty())
                .thenApply(given -> {
                    given.choice().ifPresent(place -> answer.add("choice", place));
                    return answer.add("at", given.at().toEpochMilli()).add("version", given.version());
                });
    }
}
