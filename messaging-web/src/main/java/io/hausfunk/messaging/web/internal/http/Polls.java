// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.adapter.PageChannel;
import io.hausfunk.messaging.web.adapter.WebExchange;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages behind proxies that break WebSockets: the same frames, one a line, sent by one request and fetched by another that waits. */
final class Polls {
    private static final Pattern PATH = Pattern.compile("v1/poll(?:/([0-9a-f]{32})/(frames|next))?");
    private static final int ID_BYTES = 16;
    /** Twice what one person may have connected. */
    private static final int MOST_OF_PERSON = 40;

    private static final int MAX_BODY = 4 * PageChannel.MAX_FRAME_BYTES;

    private final Answers answers;
    private final HttpPages pages;
    private final LongSupplier nanoTime;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, PolledConnection> connections = new ConcurrentHashMap<>();

    Polls(Answers answers, HttpPages pages, LongSupplier nanoTime) {
        this.answers = answers;
        this.pages = pages;
        this.nanoTime = nanoTime;
    }

    static boolean concern(String path) {
        return PATH.matcher(path).matches();
    }

    CompletionStage<Void> serve(WebExchange exchange, Visitor visitor) {
        Matcher path = PATH.matcher(exchange.path());
        if (!path.matches() || path.group(1) == null) {
            return begin(exchange, visitor);
        }
        PolledConnection connection = connections.get(path.group(1));
        // An id that somebody guessed or kept is worth nothing in another session.
        if (connection == null || !connection.belongsTo(visitor)) {
            return answers.refuse(exchange, 404, "NOT_FOUND");
        }
        return path.group(2).equals("next") ? next(exchange, connection) : take(exchange, connection);
    }

    private CompletionStage<Void> begin(WebExchange exchange, Visitor visitor) {
        if (pages.full() || ofPerson(visitor) >= MOST_OF_PERSON) {
            return answers.refuse(exchange, 503, "BUSY");
        }
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        String name = HexFormat.of().formatHex(id);
        PolledConnection connection = new PolledConnection(visitor, nanoTime);
        connections.put(name, connection);
        connection.opened(pages.connect(visitor, connection));
        return answers.json(
                exchange, 200, answers.object().add("page", name).build().toString());
    }

    /** Those that were closed stay until nobody asks any more, and count. */
    private long ofPerson(Visitor visitor) {
        return connections.values().stream()
                .filter(connection -> connection.isOf(visitor))
                .count();
    }

    private CompletionStage<Void> take(WebExchange exchange, PolledConnection connection) {
        return SmallBody.read(exchange, MAX_BODY).thenCompose(body -> {
            body.lines().filter(line -> !line.isBlank()).forEach(connection::received);
            return answers.bytes(exchange, 200, "text/plain", "no-store", new byte[0]);
        });
    }

    private CompletionStage<Void> next(WebExchange exchange, PolledConnection connection) {
        return connection.next().thenCompose(frames -> {
            Map<String, String> headers = Answers.headers("text/plain", "no-store");
            connection.closeCode().ifPresent(code -> headers.put("Hausfunk-Close", Integer.toString(code)));
            return answers.bytes(exchange, 200, headers, lines(frames));
        });
    }

    private static byte[] lines(List<String> frames) {
        return String.join("\n", frames).getBytes(StandardCharsets.UTF_8);
    }

    void tick() {
        connections.values().removeIf(PolledConnection::over);
    }
}
