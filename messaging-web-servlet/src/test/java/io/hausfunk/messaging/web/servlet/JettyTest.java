// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.servlet;

import io.hausfunk.messaging.tck.web.AdapterContract;
import io.hausfunk.messaging.tck.web.AdapterServer;
import io.hausfunk.messaging.web.WebGateway;
import java.nio.file.Path;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

class JettyTest extends AdapterContract {
    @Override
    protected AdapterServer start(WebGateway gateway, Path temporary) throws Exception {
        Server jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("localhost");
        jetty.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        JakartaWebSocketServletContainerInitializer.configure(context, null);
        ServletHolder chat = new ServletHolder(
                new MessagingServlet(gateway, request -> visitor(request.getHeader(AdapterServer.USER_HEADER))));
        chat.setAsyncSupported(true);
        context.addServlet(chat, "/chat/*");
        jetty.setHandler(context);
        jetty.start();
        return new AdapterServer() {
            @Override
            public int port() {
                return connector.getLocalPort();
            }

            @Override
            public void stop() throws Exception {
                jetty.stop();
            }
        };
    }
}
