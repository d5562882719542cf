// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import io.hausfunk.messaging.web.adapter.RequestBody;
import io.hausfunk.messaging.web.adapter.WebExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A request of any method, path, header and body, whose answer must be one of HTTP. */
final class FuzzedRequest implements WebExchange {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "TRACE", "");
    private static final List<String> PATHS = List.of(
            "",
            "hausfunk-chat.js",
            "assets.txt",
            "../x",
            "v1",
            "v1/",
            "v1/self",
            "v1/machine/notices",
            "v1/machine/approvals/decisions",
            "v1/machine/alertmanager",
            "v1/cockpit/explain",
            "v1/cockpit/audit/read",
            "v1/poll",
            "v1/poll/%s/next",
            "v1/poll/%s/frames",
            "v1/conversations/%c/uploads/n%n",
            "v1/conversations/%c/entries/%n/files/%c",
            "v1/conversations/%c/entries/%n/previews/%c");
    private static final List<String> WORDS = List.of(
            "",
            "1",
            "-1",
            "bytes=0-",
            "bytes=-5",
            "bytes=5-1",
            "bytes=0-0,2-3",
            "bytes=99999999999999999999-",
            "\"x\"",
            "*",
            "gzip",
            "chunked",
            "http://evil.example",
            "https://portal.example",
            "null",
            "\u0000",
            "a\r\nb: c",
            "99999999999999999999",
            "8",
            "100",
            "text/html");

    private final Random random;
    private final Optional<Visitor> visitor;
    private final Consumer<String> complaint;
    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> headers = new HashMap<>();
    private final byte[] body;
    private volatile int status;
    private long announced = -1;
    private long written;
    private String poll = "";

    FuzzedRequest(
            Random random,
            List<String> conversations,
            String poll,
            Optional<Visitor> visitor,
            Consumer<String> complaint) {
        this.random = random;
        this.visitor = visitor;
        this.complaint = complaint;
        this.method = one(METHODS);
        String conversation = one(conversations);
        String template = one(PATHS)
                .replace("%c", conversation)
                .replace("%s", poll)
                .replace("%n", Integer.toString(random.nextInt(9)));
        this.path = random.nextInt(6) == 0 ? template + one(WORDS) : template;
        this.query = random.nextBoolean() ? "" : "name=" + one(WORDS) + "&%zz&save" + random.nextInt(3);
        this.body = new byte[random.nextInt(10) == 0 ? 300_000 : random.nextInt(200)];
        random.nextBytes(body);
        for (String name : List.of("Range", "If-Range", "If-None-Match", "Content-Encoding")) {
            if (random.nextInt(4) == 0) {
                headers.put(name.toLowerCase(Locale.ROOT), one(WORDS));
            }
        }
        headers.put("content-length", random.nextInt(4) == 0 ? one(WORDS) : Integer.toString(body.length));
        headers.put("origin", random.nextInt(4) == 0 ? one(WORDS) : "https://portal.example");
        headers.put("hausfunk-page", "1");
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** To be called when the gateway says that the answer is whole. */
    void answered() {
        boolean empty = method.equals("HEAD") || status == 304;
        if (status == 0) {
            complaint.accept("no answer to " + method);
        } else if (!empty && announced >= 0 && announced != written) {
            complaint.accept("an answer of another length than it says: " + status);
        } else if (status == 500) {
            complaint.accept("500 to " + method + " " + path.length());
        }
    }

    /** The id by which to poll, if this began to. */
    Optional<String> poll() {
        return Optional.of(poll).filter(id -> !id.isEmpty());
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String ownOrigin() {
        return "https://portal.example";
    }

    @Override
    public Optional<Visitor> visitor() {
        return visitor;
    }

    @Override
    public RequestBody body() {
        InputStream whole = new ByteArrayInputStream(body);
        return RequestBody.of(random.nextInt(4) > 0 ? whole : new SequenceInputStream(whole, new Broken()));
    }

    @Override
    public void begin(int newStatus, Map<String, String> newHeaders) {
        if (status != 0) {
            complaint.accept("two answers");
        }
        status = newStatus;
        newHeaders.forEach((name, value) -> {
            if (!value.chars().allMatch(c -> c >= ' ' && c < 127)) {
                complaint.accept("a header of bad characters: " + name);
            }
        });
        if (newHeaders.containsKey("Content-Length")) {
            announced = Long.parseLong(newHeaders.get("Content-Length"));
        }
    }

    @Override
    public CompletionStage<Void> write(ByteBuffer bytes) {
        written += bytes.remaining();
        if (path.equals("v1/poll") && status == 200) {
            poll = StandardCharsets.UTF_8
                    .decode(bytes.duplicate())
                    .toString()
                    .replaceAll("[^0-9a-f]*([0-9a-f]{32}).*", "$1");
        }
        return random.nextInt(20) == 0
                ? CompletableFuture.failedFuture(new IOException("gone"))
                : CompletableFuture.completedFuture(null);
    }

    /** Hung up in the middle. */
    @SuppressWarnings("InputStreamSlowMultibyteRead") // it has no byte
    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("cut off");
        }
    }
}
