// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.servlet;

import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.WebAsset;
import io.hausfunk.messaging.web.WebAssets;
import io.hausfunk.messaging.web.WebGateway;
import io.hausfunk.messaging.web.adapter.Handshake;
import io.hausfunk.messaging.web.adapter.HandshakeRequest;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Serves the chat below the path where it is mounted, such as {@code /chat/*}: the page's own files, who it belongs to, and its connection.
 *
 * <p>The request has gone through the host's own filters, so the host says who asks by the request alone. Needs Jakarta WebSocket 2.1, which Tomcat 10.1,
 * Jetty 12, Undertow 2.3 and Spring Boot 3 and newer have.
 */
public final class MessagingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient WebGateway gateway;
    private final transient WebAssets assets = WebAssets.load();
    private final transient Function<HttpServletRequest, Optional<Visitor>> visitors;
    private final transient Upgrade upgrade;

    /**
     * A servlet for a gateway, which stays the host's.
     *
     * @param visitors who sent a request, as the host authenticated them; empty for nobody. May block
     */
    public MessagingServlet(WebGateway gateway, Function<HttpServletRequest, Optional<Visitor>> visitors) {
        this.gateway = Objects.requireNonNull(gateway, "gateway");
        this.visitors = Objects.requireNonNull(visitors, "visitors");
        this.upgrade = new Upgrade(gateway);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        switch (path) {
            case "/v1/self" -> self(request, response);
            case "/v1/socket" -> socket(request, response);
            default -> asset(path, response);
        }
    }

    private void self(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Optional<Visitor> visitor = visitors.apply(request);
        if (visitor.isEmpty()) {
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "signed out");
        } else {
            write(response, "application/json", gateway.self(visitor.get()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void socket(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Optional<Visitor> visitor = visitors.apply(request);
        if (visitor.isEmpty()) {
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "signed out");
            return;
        }
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "not a WebSocket handshake");
            return;
        }
        HandshakeRequest asked = HandshakeRequest.to(ownOrigin(request), protocols(request));
        String origin = request.getHeader("Origin");
        Handshake handshake = gateway.handshake(origin == null ? asked : asked.from(origin));
        if (handshake.accepted()) {
            upgrade.upgrade(request, response, visitor.get(), handshake.protocol());
        } else {
            refuse(response, handshake.status(), handshake.reason());
        }
    }

    private void asset(String path, HttpServletResponse response) throws IOException {
        Optional<WebAsset> found = path.isEmpty() ? Optional.empty() : assets.find(path.substring(1));
        if (found.isEmpty()) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "no such file");
            return;
        }
        WebAsset asset = found.get();
        response.setHeader("Cache-Control", asset.unchanging() ? "public, max-age=31536000, immutable" : "no-cache");
        write(response, asset.contentType(), asset.bytes());
    }

    private static void write(HttpServletResponse response, String contentType, byte[] bytes) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(contentType);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static void refuse(HttpServletResponse response, int status, String reason) throws IOException {
        response.setStatus(status);
        write(response, "text/plain", reason.getBytes(StandardCharsets.UTF_8));
    }

    /** As the container sees it: behind a proxy, the container's own settings or the gateway's list of origins say the outer one. */
    private static String ownOrigin(HttpServletRequest request) {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }

    private static List<String> protocols(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::trim)
                .toList();
    }

    @Override
    public void destroy() {
        upgrade.close();
    }
}
