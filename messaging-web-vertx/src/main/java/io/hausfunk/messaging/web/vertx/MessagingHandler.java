// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.vertx;

import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.WebGateway;
import io.hausfunk.messaging.web.adapter.Handshake;
import io.hausfunk.messaging.web.adapter.HandshakeRequest;
import io.hausfunk.messaging.web.adapter.PageChannel;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Serves the chat below a path of an HTTP server of Vert.x: the page's own files, who it belongs to, its connection, and files of people.
 *
 * <pre>{@code
 * MessagingHandler chat = new MessagingHandler(gateway, "/chat");
 * vertx.createHttpServer(MessagingHandler.options(new HttpServerOptions()))
 *         .requestHandler(request -> chat.handle(request, visitor(request)));
 * }</pre>
 *
 * <p>With a router: {@code router.route("/chat/*").handler(context -> chat.handle(context.request(), visitor(context)))}. Mount it behind what authenticates,
 * and before whatever reads bodies. Thread-safe; nothing here blocks.
 */
public final class MessagingHandler {
    /** The subprotocol. A test holds it against the gateway's. */
    private static final String PROTOCOL = "hausfunk.v1";

    private final WebGateway gateway;
    private final String path;

    /**
     * A handler for a gateway, which stays the host's.
     *
     * @param path where pages find the chat, such as {@code /chat}
     */
    public MessagingHandler(WebGateway gateway, String path) {
        this.gateway = Objects.requireNonNull(gateway, "gateway");
        this.path = path.endsWith("/") ? path : path + "/";
    }

    /**
     * The same options of a server, with WebSockets as the chat needs them: its subprotocol, and messages as long as it takes. Without them, pages poll.
     *
     * @param options are changed
     */
    public static HttpServerOptions options(HttpServerOptions options) {
        return options.addWebSocketSubProtocol(PROTOCOL)
                .setMaxWebSocketFrameSize(Math.max(options.getMaxWebSocketFrameSize(), PageChannel.MAX_FRAME_BYTES))
                .setMaxWebSocketMessageSize(
                        Math.max(options.getMaxWebSocketMessageSize(), PageChannel.MAX_FRAME_BYTES));
    }

    /**
     * Answers a request. To be called on the request's event loop, before its body is read.
     *
     * @param visitor who sent it, as the host authenticated them; empty for nobody
     */
    public void handle(HttpServerRequest request, Optional<Visitor> visitor) {
        Objects.requireNonNull(visitor, "visitor");
        String asked = request.path();
        if (asked == null || !asked.startsWith(path)) {
            refuse(request, 404, "not below " + path);
        } else if (asked.substring(path.length()).equals("v1/socket")) {
            socket(request, visitor);
        } else {
            VertxExchange exchange = new VertxExchange(request, asked.substring(path.length()), visitor);
            gateway.serve(exchange).whenComplete((done, trouble) -> exchange.end(trouble != null));
        }
    }

    private void socket(HttpServerRequest request, Optional<Visitor> visitor) {
        if (visitor.isEmpty()) {
            refuse(request, 401, "signed out");
            return;
        }
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            refuse(request, 400, "not a WebSocket handshake");
            return;
        }
        HandshakeRequest asked = HandshakeRequest.to(VertxExchange.ownOrigin(request), protocols(request));
        String origin = request.getHeader("Origin");
        Handshake handshake = gateway.handshake(origin == null ? asked : asked.from(origin));
        if (handshake.accepted()) {
            VertxConnection.upgrade(request, visitor.get(), gateway);
        } else {
            refuse(request, handshake.status(), handshake.reason());
        }
    }

    private static void refuse(HttpServerRequest request, int status, String reason) {
        request.response()
                .setStatusCode(status)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Type", "text/plain;charset=UTF-8")
                .end(reason);
    }

    private static List<String> protocols(HttpServerRequest request) {
        return request.headers().getAll("Sec-WebSocket-Protocol").stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::trim)
                .toList();
    }
}
