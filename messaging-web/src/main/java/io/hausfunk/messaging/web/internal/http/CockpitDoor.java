// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.administration.Administration;
import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.adapter.WebExchange;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Answers the management page, below {@code v1/cockpit/}. Every call is one of the administration API, done by the person who is signed in; to whom the host
 * does not open the page, nothing of it exists.
 */
final class CockpitDoor {
    private static final String PATH = "v1/cockpit/";
    private static final int MAX_BODY = 4_096;
    private static final int MOST_RECORDS = 500;

    private final Messaging messaging;
    private final Predicate<Visitor> admitted;
    private final Answers answers;
    private final Function<String, JsonObject> reader;
    private final CockpitAnswers shown;
    private final Map<String, Call> calls;

    /** What a request asks of the engine. */
    private interface Call {
        CompletionStage<JsonObjectBuilder> of(Administration office, CockpitFields fields);
    }

    CockpitDoor(
            Messaging messaging,
            Predicate<Visitor> admitted,
            Answers answers,
            CockpitAnswers shown,
            Function<String, JsonObject> reader) {
        this.messaging = messaging;
        this.admitted = admitted;
        this.answers = answers;
        this.reader = reader;
        this.shown = shown;
        this.calls = Map.of(
                "health", (office, fields) -> office.health().thenApply(shown::health),
                "explain", this::explain,
                "audit/read", this::records,
                "audit/verify", (office, fields) -> office.audit().verify().thenApply(shown::verdict),
                "services", (office, fields) -> office.serviceAccounts().list().thenApply(shown::services));
    }

    static boolean concerns(String path) {
        return path.startsWith(PATH);
    }

    /** Also reading is a POST: it is recorded, so no foreign page may bring it about. */
    CompletionStage<Void> serve(WebExchange exchange, PageGuard guard) {
        Optional<Visitor> visitor = exchange.visitor();
        if (visitor.isEmpty()) {
            return answers.refuse(exchange, 401, "SIGNED_OUT");
        }
        String what = exchange.path().substring(PATH.length());
        Call call = what.equals("self")
                ? (office, fields) -> office.permissions().thenApply(may -> shown.self(visitor.get(), may))
                : calls.get(what);
        if (call == null || !admitted.test(visitor.get())) {
            return answers.refuse(exchange, 404, "NOT_FOUND");
        } else if (!exchange.method().equals("POST")) {
            return answers.refuse(exchange, 405, "METHOD");
        } else if (!guard.admits(exchange)) {
            return answers.refuse(exchange, 403, "FOREIGN");
        }
        return SmallBody.read(exchange, MAX_BODY)
                .thenCompose(body -> {
                    CockpitFields fields = new CockpitFields(reader.apply(body));
                    return call.of(office(visitor.get(), fields), fields);
                })
                .thenCompose(
                        object -> answers.json(exchange, 200, object.build().toString()));
    }

    private Administration office(Visitor visitor, CockpitFields fields) {
        Administration office = messaging.administer(visitor.tenant(), visitor.user());
        return fields.optionalText("reason").map(office::because).orElse(office);
    }

    private CompletionStage<JsonObjectBuilder> explain(Administration office, CockpitFields fields) {
        return office.delivery()
                .explain(fields.person("person"), fields.conversation("conversation"), fields.number("sequence"))
                .thenApply(shown::explanation);
    }

    private CompletionStage<JsonObjectBuilder> records(Administration office, CockpitFields fields) {
        return office.audit().read(fields.number("after"), MOST_RECORDS).thenApply(shown::records);
    }
}
