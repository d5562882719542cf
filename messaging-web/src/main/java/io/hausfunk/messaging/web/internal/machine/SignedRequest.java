// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.machine;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.machine.ServiceSignature;
import io.hausfunk.messaging.web.adapter.WebExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What a program signs of a request, and whether that was lately. What comes again within that time finds its idempotency key used. */
record SignedRequest(String method, String target, String time, String key, String bodyHash) {
    static final String ACCOUNT = "Hausfunk-Account";
    static final String TIME = "Hausfunk-Time";
    static final String SIGNATURE = "Hausfunk-Signature";
    static final String KEY = "Idempotency-Key";

    private static final String FIRST_LINE = "hausfunk-request-1";
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    static SignedRequest of(WebExchange exchange, String body) {
        String query = exchange.query();
        return new SignedRequest(
                exchange.method(),
                query.isEmpty() ? exchange.path() : exchange.path() + "?" + query,
                exchange.header(TIME).orElse(""),
                exchange.header(KEY).orElse(""),
                hash(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Refuses a time that is not near, before anything else is done. */
    static void requireRecent(WebExchange exchange, Clock clock) {
        String time = exchange.header(TIME).orElse("");
        if (!SECONDS.matcher(time).matches()) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_MISSING, "the header " + TIME + " has no seconds since 1970");
        }
        Instant said = Instant.ofEpochSecond(Long.parseLong(time));
        if (Duration.between(said, clock.instant()).abs().compareTo(MOST) > 0) {
            throw new NotPermittedException(
                    ErrorCode.SIGN_IN_REJECTED, "the request was not signed within five minutes of this clock");
        }
    }

    ServiceSignature signature(WebExchange exchange) {
        return ServiceSignature.of(
                exchange.header(ACCOUNT).orElse(""),
                toSign().getBytes(StandardCharsets.UTF_8),
                bytes(exchange.header(SIGNATURE).orElse("")));
    }

    String toSign() {
        return String.join("\n", FIRST_LINE, method, target, time, key, bodyHash);
    }

    /** What was asked for, whenever it was signed. */
    String identity() {
        return hash(String.join("\n", method, target, bodyHash).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
