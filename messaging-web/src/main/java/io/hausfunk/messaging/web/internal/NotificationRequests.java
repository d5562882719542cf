// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Whether a person may be notified now. By this clock, since that of a browser may be wrong. */
final class NotificationRequests {
    private final Clock clock;

    NotificationRequests(Clock clock) {
        this.clock = clock;
    }

    Map<String, Request> all() {
        return Map.of("quiet", this::quiet);
    }

    private CompletionStage<JsonObjectBuilder> quiet(Session session, RequestFields fields, JsonObjectBuilder answer) {
        return session.notifications()
                .quietHours()
                .thenApply(hours -> answer.add(
                        "quiet",
                        hours.flatMap(some -> some.quietUntil(clock.instant())).isPresent()));
    }
}
