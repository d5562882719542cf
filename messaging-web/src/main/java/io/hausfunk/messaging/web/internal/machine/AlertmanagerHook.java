// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.machine;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.LimitExceededException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.machine.Alerts;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.web.adapter.WebExchange;
import io.hausfunk.messaging.web.internal.http.Answers;
import io.hausfunk.messaging.web.internal.http.Query;
import io.hausfunk.messaging.web.internal.http.SmallBody;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Takes the webhooks of Prometheus Alertmanager as they come. Alertmanager cannot sign, so it shows the account's key, as a bearer token or in parts as user
 * and password; its groups are alerts, and the query of the address says whom to call.
 */
final class AlertmanagerHook {
    static final String PATH = "alertmanager";
    private static final int MAX_BODY = 1 << 20;

    private final Messaging messaging;
    private final Answers answers;
    private final Function<String, JsonObject> reader;

    AlertmanagerHook(Messaging messaging, Answers answers, Function<String, JsonObject> reader) {
        this.messaging = messaging;
        this.answers = answers;
        this.reader = reader;
    }

    CompletionStage<Void> serve(WebExchange exchange) {
        ServiceKey key = key(exchange.header("Authorization").orElse(""));
        return messaging.openService(ServiceDoor.tenant(exchange), key).thenCompose(service -> {
            OnCall onCall = onCall(exchange.query());
            return SmallBody.read(exchange, MAX_BODY)
                    .thenCompose(body -> take(service.alerts(), onCall, new AlertGroup(reader.apply(body))))
                    .exceptionallyCompose(trouble -> CompletableFuture.failedFuture(comesAgain(trouble)))
                    .thenCompose(done -> answers.json(exchange, 200, "{}"));
        });
    }

    private static CompletionStage<Object> take(Alerts alerts, OnCall onCall, AlertGroup group) {
        return group.firing()
                ? alerts.raise(onCall, group.key(), group.severity(), group.words())
                        .thenApply(sent -> sent)
                : alerts.resolve(onCall, group.key()).thenApply(over -> over);
    }

    /** Alertmanager comes again after a 503, and gives up after a 429. */
    private static Throwable comesAgain(Throwable thrown) {
        Throwable trouble =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return trouble instanceof LimitExceededException limit && limit.retryable()
                ? new BusyException(
                        "the service account is above its rate",
                        limit.retryAfter().orElse(Duration.ofSeconds(1)))
                : trouble;
    }

    private static ServiceKey key(String header) {
        String[] parts = header.trim().split(" +", 2);
        String scheme = parts[0].toLowerCase(Locale.ROOT);
        try {
            if (parts.length == 2 && scheme.equals("bearer")) {
                return new ServiceKey(parts[1]);
            } else if (parts.length == 2 && scheme.equals("basic")) {
                return new ServiceKey(new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            // Not Base64: refused below.
        }
        throw new NotPermittedException(ErrorCode.SIGN_IN_REJECTED, "no key of a service account was shown");
    }

    /** {@code onCall=ops&people=anna,ben&then=300:carl;900:dora,eve}. */
    private static OnCall onCall(String query) {
        OnCall onCall = OnCall.of(required(query, "onCall"), people(required(query, "people")));
        for (String level : Query.of(query, "then").stream()
                .flatMap(levels -> Arrays.stream(levels.split(";", -1)))
                .toList()) {
            String[] parts = level.split(":", 2);
            if (parts.length < 2 || !parts[0].matches("[0-9]{1,6}")) {
                throw new InvalidInputException(
                        ErrorCode.ARGUMENT_OUT_OF_RANGE, "then has not the form seconds:person,person;seconds:person");
            }
            onCall = onCall.then(Duration.ofSeconds(Long.parseLong(parts[0])), people(parts[1]));
        }
        return onCall;
    }

    private static String required(String query, String name) {
        return Query.of(query, name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "the query has no " + name));
    }

    private static List<UserId> people(String list) {
        return Arrays.stream(list.split(",", -1)).map(UserId::of).toList();
    }
}
