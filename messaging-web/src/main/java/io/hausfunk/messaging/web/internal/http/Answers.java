// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.web.adapter.WebExchange;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers that are short, errors among them. What an error says to a page is its code. */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final JsonProvider json;
    private final boolean details;

    /** Writes JSON with this. */
    public Answers(JsonProvider json) {
        this(json, false);
    }

    private Answers(JsonProvider json, boolean details) {
        this.json = json;
        this.details = details;
    }

    /** The same for whoever writes programs: errors say what is wrong as well. */
    public Answers withDetails() {
        return new Answers(json, true);
    }

    /** Answers as this says, or with its error. Fails if the answer was begun and could not be ended. */
    public CompletionStage<Void> serve(WebExchange exchange, Function<WebExchange, CompletionStage<Void>> route) {
        BegunExchange tracked = new BegunExchange(exchange);
        CompletionStage<Void> served;
        try {
            served = route.apply(tracked);
        } catch (RuntimeException | Error e) {
            served = CompletableFuture.failedFuture(e);
        }
        return served.handle((done, trouble) ->
                        trouble == null || tracked.begun() ? served(trouble) : trouble(tracked, trouble))
                .thenCompose(same -> same);
    }

    private static CompletionStage<Void> served(@Nullable Throwable trouble) {
        return trouble == null ? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(trouble);
    }

    JsonObjectBuilder object() {
        return json.createObjectBuilder();
    }

    /** A short answer in JSON. */
    public CompletionStage<Void> json(WebExchange exchange, int status, String text) {
        return bytes(exchange, status, "application/json", "no-store", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A whole answer. */
    public CompletionStage<Void> bytes(WebExchange exchange, int status, String type, String cache, byte[] bytes) {
        return bytes(exchange, status, headers(type, cache), bytes);
    }

    CompletionStage<Void> bytes(WebExchange exchange, int status, Map<String, String> headers, byte[] bytes) {
        headers.put("Content-Length", Integer.toString(bytes.length));
        exchange.begin(status, headers);
        return exchange.write(ByteBuffer.wrap(bytes));
    }

    static Map<String, String> headers(String type, String cache) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type.startsWith("text/") ? type + ";charset=UTF-8" : type);
        headers.put("Cache-Control", cache);
        headers.put("X-Content-Type-Options", "nosniff");
        return headers;
    }

    /** An error that is none of the engine's. */
    public CompletionStage<Void> refuse(WebExchange exchange, int status, String code) {
        return json(
                exchange,
                status,
                object().add("code", code).add("retryable", false).build().toString());
    }

    /** Nothing must have been answered yet. */
    CompletionStage<Void> trouble(WebExchange exchange, Throwable thrown) {
        Throwable trouble =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (!(trouble instanceof MessagingException known)) {
            LOG.warn("A request was not answered: {}", trouble.getClass().getName());
            return refuse(exchange, 500, "FAILED");
        }
        Map<String, String> headers = headers("application/json", "no-store");
        if (known.retryable()) {
            Duration after = known.retryAfter().orElse(Duration.ofSeconds(1));
            headers.put("Retry-After", Long.toString(Math.max(1, after.toSeconds())));
        }
        JsonObjectBuilder object = object().add("code", known.code().name()).add("retryable", known.retryable());
        if (details && known.getMessage() != null) {
            object.add("detail", known.getMessage());
        }
        String text = object.build().toString();
        return bytes(exchange, status(known), headers, text.getBytes(StandardCharsets.UTF_8));
    }

    private static int status(MessagingException known) {
        ErrorCode code = known.code();
        return switch (code) {
            // What is not there and what is not theirs look the same.
            case NOT_PERMITTED, ATTACHMENT_MISSING, MESSAGE_MISSING, MESSAGE_REMOVED -> 404;
            case SESSION_CLOSED, SIGN_IN_REJECTED -> 401;
            case ACCOUNT_NOT_USABLE, BANNED, SERVICE_NOT_ALLOWED -> 403;
            case RATE_EXCEEDED -> 429;
            case IDEMPOTENCY_CONFLICT -> 409;
            case ATTACHMENT_TOO_LARGE -> 413;
            case ATTACHMENT_TYPE_REFUSED, ATTACHMENT_TYPE_MISMATCH -> 415;
            case ATTACHMENT_REFUSED -> 422;
            case ATTACHMENT_INCOMPLETE -> 400;
            case NOT_APPLICABLE -> 501;
            default -> known.retryable() ? 503 : code.number() < 200 ? 400 : 500;
        };
    }
}
