// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.portal;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a browser does with the portal: it signs in with a form, keeps the cookie, and speaks the chat's protocol. */
final class Page implements AutoCloseable, WebSocket.Listener {
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;

    static Page signIn(String address, String name, String password) throws Exception {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String form = "name=" + encoded(name) + "&password=" + encoded(password);
        browser.send(
                HttpRequest.newBuilder(URI.create(address + "sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        String self = browser.send(
                        HttpRequest.newBuilder(URI.create(address + "chat/v1/self"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        Page page = new Page();
        WebSocket socket = Tour.within(browser.newWebSocketBuilder()
                .subprotocols("hausfunk.v1")
                .header("Origin", address.substring(0, address.length() - 1))
                .buildAsync(URI.create(address.replaceFirst("http", "ws") + "chat/v1/socket"), page));
        page.socket = socket;
        page.send("{\"t\":\"hello\",\"ticket\":\"" + field("ticket", self) + "\",\"since\":null}");
        page.next(frame -> frame.contains("\"welcome\""));
        return page;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A field that is a text without escapes. */
    static String field(String name, String json) {
        Matcher found = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return found.group(1);
    }

    /** Sends a request and waits for its answer. */
    String ask(String request) throws Exception {
        send(request);
        String answer = next(frame -> frame.contains("\"t\":\"ok\"") || frame.contains("\"t\":\"error\""));
        if (answer.contains("\"t\":\"error\"")) {
            throw new IllegalStateException(answer);
        }
        return answer;
    }

    private void send(String frame) throws Exception {
        Tour.within(Objects.requireNonNull(socket).sendText(frame, true));
    }

    /** The next frame of this kind; the others are passed over. */
    String next(Predicate<String> kind) throws InterruptedException {
        while (true) {
            String frame = frames.poll(30, TimeUnit.SECONDS);
            if (frame == null) {
                throw new IllegalStateException("the page heard nothing for 30 seconds");
            }
            if (kind.test(frame)) {
                return frame;
            }
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            frames.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        Objects.requireNonNull(socket).abort();
    }
}
