// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.portal;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.web.WebGateway;
import io.hausfunk.messaging.web.servlet.MessagingServlet;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;

/** A portal on this machine: sign in as two people, in two browser windows, and let them talk. */
public final class Portal implements AutoCloseable {
    private final Messaging messaging;
    private final WebGateway gateway;
    private final WebServer server;

    private Portal(Messaging messaging, WebGateway gateway, WebServer server) {
        this.messaging = messaging;
        this.gateway = gateway;
        this.server = server;
    }

    /**
     * Starts the example, until it is stopped. Without arguments and without a terminal, nobody is there: it takes any port, lets two people talk, and ends.
     *
     * @param arguments the port, or nothing for 8080; then the directory to keep everything in, or nothing for {@code hausfunk-portal} right here
     */
    public static void main(String[] arguments) throws Exception {
        boolean alone = arguments.length == 0 && !Tour.isAttended();
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : alone ? 0 : 8080;
        Path directory = Path.of(arguments.length > 1 ? arguments[1] : "hausfunk-portal");
        try (Portal portal = start(port, directory)) {
            System.out.println("The portal is at " + portal.address());
            System.out.println("Sign in as anna or as ben, with the password " + Company.PASSWORD
                    + ", in two browser windows of which one is private.");
            if (alone) {
                Tour.of(portal.address());
                return;
            }
            System.out.println("Ctrl+C ends it. What was written stays in " + directory.toAbsolutePath());
            portal.server.await();
        }
    }

    /** Starts the portal; port 0 for any. */
    public static Portal start(int port, Path directory) throws LifecycleException {
        Company company = Company.in(directory);
        Messaging messaging = company.start();
        WebGateway gateway = WebGateway.to(messaging)
                .cockpit(visitor -> Company.administers(visitor.user()))
                .start();
        Visitors visitors = new Visitors();
        WebServer server = new WebServer(port);
        server.filter(new StrictContent());
        server.mount(new PageServlet(visitors), "", "/orders/4711", "/management", "/portal.css", "/favicon.ico");
        server.mount(new SignInServlet(messaging, visitors), "/sign-in");
        server.mount(new SignOutServlet(visitors, gateway), "/sign-out");
        server.mount(new MessagingServlet(gateway, visitors::of), "/chat/*");
        server.start();
        return new Portal(messaging, gateway, server);
    }

    /** Where it can be reached. */
    public String address() {
        return "http://localhost:" + server.port() + "/";
    }

    /** The engine behind it. */
    public Messaging messaging() {
        return messaging;
    }

    @Override
    public void close() throws LifecycleException {
        gateway.close();
        server.stop();
        messaging.close();
    }
}
