// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.portal;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.websocket.server.WsSci;

/** An embedded Tomcat, reachable from this machine only. */
final class WebServer {
    private final Tomcat tomcat = new Tomcat();
    private final Context context;

    WebServer(int port) {
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "localhost");
        // Nothing is unpacked, and nothing is written beside the portal.
        tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
        context = tomcat.addContext("", null);
        context.addServletContainerInitializer(new WsSci(), Set.of());
        context.setUseHttpOnly(true);
    }

    /** Mounts a servlet; an empty path is the root alone. */
    void mount(HttpServlet servlet, String... paths) {
        String name = servlet.getClass().getSimpleName();
        Tomcat.addServlet(context, name, servlet).setAsyncSupported(true);
        for (String path : paths) {
            context.addServletMapping(path, name);
        }
    }

    void filter(Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(filter.getClass().getSimpleName());
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap everywhere = new FilterMap();
        everywhere.setFilterName(definition.getFilterName());
        everywhere.addURLPattern("/*");
        context.addFilterMap(everywhere);
    }

    void start() throws LifecycleException {
        tomcat.start();
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    void await() {
        tomcat.getServer().await();
    }

    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
