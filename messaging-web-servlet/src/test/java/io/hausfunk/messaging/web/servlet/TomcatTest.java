// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.servlet;

import io.hausfunk.messaging.tck.web.AdapterContract;
import io.hausfunk.messaging.tck.web.AdapterServer;
import io.hausfunk.messaging.web.WebGateway;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

class TomcatTest extends AdapterContract {
    @Override
    protected AdapterServer start(WebGateway gateway, Path temporary) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(temporary.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "localhost");
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(new WsSci(), Set.of());
        MessagingServlet servlet =
                new MessagingServlet(gateway, request -> visitor(request.getHeader(AdapterServer.USER_HEADER)));
        Tomcat.addServlet(context, "chat", servlet).setAsyncSupported(async());
        context.addServletMapping("/chat/*", "chat");
        tomcat.start();
        return new AdapterServer() {
            @Override
            public int port() {
                return tomcat.getConnector().getLocalPort();
            }

            @Override
            public void stop() throws Exception {
                tomcat.stop();
                tomcat.destroy();
            }
        };
    }

    /** Whether requests may be answered later. */
    boolean async() {
        return true;
    }
}
