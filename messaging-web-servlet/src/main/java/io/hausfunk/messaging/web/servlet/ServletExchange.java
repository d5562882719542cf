// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.servlet;

import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.adapter.RequestBody;
import io.hausfunk.messaging.web.adapter.WebExchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A request as the container sees it. */
final class ServletExchange implements WebExchange {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Optional<Visitor> visitor;
    private boolean blocks = true;
    private @Nullable AnswerStream answer;

    ServletExchange(HttpServletRequest request, HttpServletResponse response, Optional<Visitor> visitor) {
        this.request = request;
        this.response = response;
        this.visitor = visitor;
    }

    /** The answer may be written when the container says so, on any thread. */
    void doesNotBlock() {
        blocks = false;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        String path = request.getPathInfo();
        return path == null || path.isEmpty() ? "" : path.substring(1);
    }

    @Override
    public String query() {
        return request.getQueryString() == null ? "" : request.getQueryString();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    @Override
    public String ownOrigin() {
        return ownOrigin(request);
    }

    /** As the container sees it: behind a proxy, the container's own settings or the gateway's list of origins say the outer one. */
    static String ownOrigin(HttpServletRequest request) {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }

    @Override
    public Optional<Visitor> visitor() {
        return visitor;
    }

    @Override
    public RequestBody body() {
        try {
            // Never getParts or getParameter: they write to disk, or swallow the body.
            return RequestBody.of(request.getInputStream());
        } catch (IOException e) {
            return RequestBody.of(InputStream.nullInputStream());
        }
    }

    @Override
    public void begin(int status, Map<String, String> headers) {
        response.setStatus(status);
        headers.forEach(response::setHeader);
    }

    @Override
    public CompletionStage<Void> write(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        try {
            if (blocks) {
                response.getOutputStream().write(copy);
                return CompletableFuture.completedFuture(null);
            }
            AnswerStream stream = answer;
            if (stream == null) {
                stream = new AnswerStream(response.getOutputStream());
                answer = stream;
            }
            return stream.write(copy);
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What was cut off must not look whole: an answer that says its length and is shorter makes the container close the connection. */
    void end(boolean cut) {
        if (cut && !response.isCommitted()) {
            response.reset();
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }
}
