// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.servlet;

import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.WebGateway;
import io.hausfunk.messaging.web.adapter.Handshake;
import io.hausfunk.messaging.web.adapter.HandshakeRequest;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Serves the chat below the path where it is mounted, such as {@code /chat/*}: the page's own files, who it belongs to, its connection, and files of people.
 *
 * <p>The request has gone through the host's own filters, so the host says who asks by the request alone. Needs Jakarta WebSocket 2.1, which Tomcat 10.1,
 * Jetty 12, Undertow 2.3 and Spring Boot 3 and newer have. Register it, and the filters before it, with {@code asyncSupported}: otherwise each file and each
 * poll on its way holds a thread of the container.
 */
public final class MessagingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient WebGateway gateway;
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
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Optional<Visitor> visitor = path.startsWith("/v1/") ? visitors.apply(request) : Optional.empty();
        if (path.equals("/v1/socket")) {
            socket(request, response, visitor);
            return;
        }
        ServletExchange exchange = new ServletExchange(request, response, visitor);
        if (request.isAsyncSupported()) {
            serve(exchange, request.startAsync());
        } else {
            serve(exchange);
        }
    }

    private void serve(ServletExchange exchange, AsyncContext context) {
        // The gateway ends what takes too long; uploads and downloads may take as long as the network.
        context.setTimeout(0);
        exchange.doesNotBlock();
        gateway.serve(exchange).whenComplete((done, trouble) -> {
            exchange.end(trouble != null);
            context.complete();
        });
    }

    private void serve(ServletExchange exchange) throws ServletException {
        CompletionStage<Void> served = gateway.serve(exchange);
        try {
            // The gateway ends what takes too long; this is for a network that lets an upload last.
            served.toCompletableFuture().get(1, TimeUnit.HOURS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ServletException("an answer was cut off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException("the container ends", e);
        }
    }

    private void socket(HttpServletRequest request, HttpServletResponse response, Optional<Visitor> visitor)
            throws ServletException, IOException {
        if (visitor.isEmpty()) {
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "signed out");
            return;
        }
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "not a WebSocket handshake");
            return;
        }
        HandshakeRequest asked = HandshakeRequest.to(ServletExchange.ownOrigin(request), protocols(request));
        String origin = request.getHeader("Origin");
        Handshake handshake = gateway.handshake(origin == null ? asked : asked.from(origin));
        if (handshake.accepted()) {
            upgrade.upgrade(request, response, visitor.get(), handshake.protocol());
        } else {
            refuse(response, handshake.status(), handshake.reason());
        }
    }

    private static void refuse(HttpServletResponse response, int status, String reason) throws IOException {
        response.setStatus(status);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(reason);
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
