// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.vertx;

import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.adapter.RequestBody;
import io.hausfunk.messaging.web.adapter.WebExchange;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A request of Vert.x. What the gateway says on other threads is done on the request's event loop, in order. */
final class VertxExchange implements WebExchange {
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final String path;
    private final Optional<Visitor> visitor;
    private final Context context;
    private final BodyPublisher body;

    VertxExchange(HttpServerRequest request, String path, Optional<Visitor> visitor) {
        this.request = request;
        this.response = request.response();
        this.path = path;
        this.visitor = visitor;
        this.context = Objects.requireNonNull(Vertx.currentContext(), "requests come on an event loop");
        this.body = new BodyPublisher(request, context);
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String query() {
        return request.query() == null ? "" : request.query();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    @Override
    public String ownOrigin() {
        return ownOrigin(request);
    }

    /** As the server sees it: behind a proxy, the gateway's list of origins says the outer one. */
    static String ownOrigin(HttpServerRequest request) {
        String scheme = request.scheme();
        HostAndPort authority = request.authority();
        if (scheme == null || authority == null) {
            return "";
        }
        int port = authority.port();
        boolean usual = port <= 0 || port == ("https".equals(scheme) ? 443 : 80);
        return scheme + "://" + authority.host() + (usual ? "" : ":" + port);
    }

    @Override
    public Optional<Visitor> visitor() {
        return visitor;
    }

    @Override
    public RequestBody body() {
        return RequestBody.of(body);
    }

    @Override
    public void begin(int status, Map<String, String> headers) {
        Map<String, String> all = Map.copyOf(headers);
        context.runOnContext(now -> {
            response.setStatusCode(status);
            all.forEach(response::putHeader);
            response.setChunked(!all.containsKey("Content-Length") && !hasNoBody(status));
        });
    }

    private boolean hasNoBody(int status) {
        return status == 304 || method().equals("HEAD");
    }

    @Override
    public CompletionStage<Void> write(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        CompletableFuture<Void> written = new CompletableFuture<>();
        context.runOnContext(now -> {
            try {
                if (copy.length == 0 || hasNoBody(response.getStatusCode())) {
                    written.complete(null);
                    return;
                }
                response.write(Buffer.buffer(copy))
                        .onSuccess(written::complete)
                        .onFailure(written::completeExceptionally);
            } catch (RuntimeException e) {
                written.completeExceptionally(e);
            }
        });
        return written;
    }

    /** What was cut off must not look whole. */
    void end(boolean cut) {
        context.runOnContext(now -> {
            if (response.ended() || response.closed()) {
                return;
            }
            if (!cut) {
                response.end().onComplete(ended -> body.discard());
            } else if (response.headWritten()) {
                response.reset();
            } else {
                response.headers().clear();
                response.setStatusCode(500).end().onComplete(ended -> body.discard());
            }
        });
    }
}
