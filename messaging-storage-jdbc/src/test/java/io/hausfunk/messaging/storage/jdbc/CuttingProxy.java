// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

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

/** Stands between driver and server, and cuts the connection around a commit, or lets nobody through. */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Cut cut = Cut.NEVER;
    private volatile boolean down;

    /** When to cut. */
    enum Cut {
        NEVER,
        /** The server never hears of the commit. */
        BEFORE_COMMIT_ARRIVES,
        /** The server commits, and its answer is lost. */
        BEFORE_ANSWER_ARRIVES
    }

    CuttingProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Cuts once, at the next commit. */
    void cutOnce(Cut when) {
        cut = when;
    }

    void goDown() throws IOException {
        down = true;
        for (Socket each : sockets) {
            each.close();
        }
    }

    void comeBack() {
        down = false;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (down) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(server);
                boolean[] swallow = {false};
                daemon(() -> pump(client, server, true, swallow));
                daemon(() -> pump(server, client, false, swallow));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void pump(Socket from, Socket to, boolean toServer, boolean[] swallow) {
        byte[] buffer = new byte[65536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (toServer && cut != Cut.NEVER && isCommit(buffer, length)) {
                    boolean before = cut == Cut.BEFORE_COMMIT_ARRIVES;
                    cut = Cut.NEVER;
                    if (before) {
                        return;
                    }
                    swallow[0] = true;
                }
                if (!toServer && swallow[0]) {
                    return; // the commit is done, and its answer ends here
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            return; // the other side went
        }
    }

    /** The driver must be told not to keep statements on the server, else a commit has no text. */
    private static boolean isCommit(byte[] buffer, int length) {
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT\0");
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            goDown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
