// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.servlet;

import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.WebGateway;
import io.hausfunk.messaging.web.servlet.internal.PageEndpoint;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Turns a request into a WebSocket by the container's own means. */
final class Upgrade {
    private static final int CLOSING_THREADS = 4;

    private final WebGateway gateway;
    /** A container may block while it closes a connection that does not read. */
    private final ThreadPoolExecutor closing = new ThreadPoolExecutor(
            CLOSING_THREADS, CLOSING_THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "hausfunk-web-closing");
                thread.setDaemon(true);
                return thread;
            });

    Upgrade(WebGateway gateway) {
        this.gateway = gateway;
        closing.allowCoreThreadTimeOut(true);
    }

    void upgrade(HttpServletRequest request, HttpServletResponse response, Visitor visitor, String protocol)
            throws ServletException, IOException {
        Object container = request.getServletContext().getAttribute(ServerContainer.class.getName());
        if (!(container instanceof ServerContainer server)) {
            throw new ServletException(
                    "this container has no WebSockets: add its WebSocket jar, with Spring Boot spring-boot-starter-websocket");
        }
        ServerEndpointConfig config = ServerEndpointConfig.Builder.create(PageEndpoint.class, "/")
                .subprotocols(List.of(protocol))
                .configurator(new OneEndpoint(new PageEndpoint(gateway, visitor, closing)))
                .build();
        try {
            server.upgradeHttpToWebSocket(request, response, config, Map.of());
        } catch (DeploymentException e) {
            throw new ServletException("the container does not upgrade", e);
        }
    }

    void close() {
        closing.shutdown();
    }

    /** Hands out the one endpoint that was made for this request. The gateway has checked the origin. */
    private static final class OneEndpoint extends ServerEndpointConfig.Configurator {
        private final PageEndpoint endpoint;

        OneEndpoint(PageEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(endpoint);
        }

        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }
    }
}
