// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.machine;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.web.adapter.WebExchange;
import io.hausfunk.messaging.web.internal.http.Answers;
import io.hausfunk.messaging.web.internal.http.Query;
import io.hausfunk.messaging.web.internal.http.SmallBody;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Answers programs: their requests below {@code v1/machine/}, which are signed with the key of a service account. */
public final class ServiceDoor {
    private static final String PATH = "v1/machine/";
    private static final String DECISIONS = "approvals/decisions";
    private static final int MAX_BODY = 65_536;
    private static final int USUAL_DECISIONS = 100;

    private final Messaging messaging;
    private final Answers answers;
    private final Function<String, JsonObject> reader;
    private final Clock clock;
    private final ServiceCalls calls;
    private final AlertmanagerHook alertmanager;

    /** A door to an engine. {@code reader} reads one JSON object that came from outside, or refuses it. */
    public ServiceDoor(Messaging messaging, JsonProvider json, Function<String, JsonObject> reader, Clock clock) {
        this.messaging = messaging;
        this.answers = new Answers(json).withDetails();
        this.reader = reader;
        this.clock = clock;
        this.calls = new ServiceCalls(json);
        this.alertmanager = new AlertmanagerHook(messaging, answers, reader);
    }

    /** Whether a path is one for programs. */
    public static boolean concerns(String path) {
        return path.startsWith(PATH);
    }

    /** Answers. Fails if the answer was begun and could not be ended. */
    public CompletionStage<Void> serve(WebExchange exchange) {
        return answers.serve(exchange, this::route);
    }

    private CompletionStage<Void> route(WebExchange exchange) {
        String what = exchange.path().substring(PATH.length());
        String expected = what.equals("openapi.json") || what.equals(DECISIONS)
                ? "GET"
                : what.equals(AlertmanagerHook.PATH) || calls.posts().containsKey(what) ? "POST" : "";
        if (expected.isEmpty()) {
            return answers.refuse(exchange, 404, "NOT_FOUND");
        } else if (!exchange.method().equals(expected)) {
            return answers.refuse(exchange, 405, "METHOD");
        } else if (what.equals("openapi.json")) {
            return answers.bytes(exchange, 200, "application/json", "no-cache", description());
        } else if (what.equals(AlertmanagerHook.PATH)) {
            return alertmanager.serve(exchange);
        }
        SignedRequest.requireRecent(exchange, clock);
        ServiceCalls.Call call = calls.posts().get(what);
        return SmallBody.read(exchange, MAX_BODY).thenCompose(body -> {
            SignedRequest request = SignedRequest.of(exchange, body);
            return messaging
                    .openService(tenant(exchange), request.signature(exchange))
                    .thenCompose(service -> call == null
                            ? calls.decisions(service, limit(exchange)).thenApply(ServiceDoor::text)
                            : run(service, call, request, body))
                    .thenCompose(text -> answers.json(exchange, 200, text));
        });
    }

    private CompletionStage<String> run(
            ServiceSession service, ServiceCalls.Call call, SignedRequest request, String body) {
        if (request.key().isEmpty()) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_MISSING, "the header " + SignedRequest.KEY + " is missing");
        }
        IdempotencyKey key = IdempotencyKey.of(request.key());
        ServiceFields fields = new ServiceFields(reader.apply(body));
        return call.remembered()
                ? service.once(
                        key,
                        request.identity(),
                        () -> call.work().run(service, fields, key).thenApply(ServiceDoor::text))
                : call.work().run(service, fields, key).thenApply(ServiceDoor::text);
    }

    private static String text(JsonObjectBuilder object) {
        return object.build().toString();
    }

    static TenantId tenant(WebExchange exchange) {
        return Query.of(exchange.query(), "tenant")
                .filter(tenant -> !tenant.isEmpty())
                .map(TenantId::new)
                .orElseThrow(() -> new NotPermittedException(ErrorCode.SIGN_IN_REJECTED, "the query names no tenant"));
    }

    private static int limit(WebExchange exchange) {
        return Query.of(exchange.query(), "limit")
                .filter(limit -> limit.matches("[0-9]{1,4}"))
                .map(Integer::valueOf)
                .orElse(USUAL_DECISIONS);
    }

    private static byte[] description() {
        try (InputStream in = ServiceDoor.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing in the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
