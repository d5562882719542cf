// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy before the portal that cuts connections, lets nobody through for a while, or refuses WebSockets. */
final class ShakyProxy implements AutoCloseable {
    private static final int HEAD = 16_384;

    private final int target;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean refusesUpgrades;
    private volatile boolean down;
    private final AtomicInteger refused = new AtomicInteger();

    ShakyProxy(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        start(this::accept);
    }

    String address() {
        return "http://localhost:" + server.getLocalPort() + "/";
    }

    void refuseUpgrades(boolean now) {
        refusesUpgrades = now;
    }

    /** How many WebSockets were refused. */
    int refused() {
        return refused.get();
    }

    /** Ends every connection, whatever is on its way. */
    void cut() {
        open.forEach(ShakyProxy::closed);
    }

    /** Lets nobody through, until it does again. */
    void down(boolean now) {
        down = now;
        if (now) {
            cut();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket page = server.accept();
                open.add(page);
                start(() -> serve(page));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket page) {
        try (page;
                Socket portal = new Socket("localhost", target)) {
            open.add(portal);
            byte[] head = new byte[HEAD];
            int length = page.getInputStream().read(head);
            if (down || length < 0) {
                return;
            }
            String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
            if (refusesUpgrades && text.contains("Upgrade: websocket")) {
                refused.incrementAndGet();
                page.getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            portal.getOutputStream().write(head, 0, length);
            start(() -> copy(portal, page));
            copy(page, portal);
            open.remove(portal);
        } catch (IOException e) {
            // It was cut.
        } finally {
            open.remove(page);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // It was cut.
        } finally {
            closed(from);
            closed(to);
        }
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "shaky-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
