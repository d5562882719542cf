// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** Stands between a node and its PostgreSQL, and can cut connections: all of them, or one just as its COMMIT is answered. */
public final class CutProxy implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket server;
    private final IntSupplier target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger commitsToCut = new AtomicInteger();
    private final AtomicInteger commitsCut = new AtomicInteger();
    private volatile boolean closed;
    private volatile boolean refusing;

    /**
     * Starts.
     *
     * @param address where nodes reach it
     * @param target the port of the database on the loopback
     */
    public CutProxy(String address, IntSupplier target) {
        this.target = target;
        try {
            server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon("proxy", this::accept);
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** Cuts so many connections, each when the server has committed and before its client hears of it. */
    public void cutCommits(int count) {
        commitsToCut.addAndGet(count);
    }

    /** How many connections were cut with their commit. */
    public int commitsCut() {
        return commitsCut.get();
    }

    /** Whether new connections are refused from now on. */
    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    /** How many connections are open. */
    public int open() {
        return sockets.size() / 2;
    }

    /** Cuts all connections; returns how many. */
    public int cutAll() {
        int count = 0;
        for (Socket socket : sockets) {
            quietly(socket);
            count++;
        }
        return count / 2;
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = server.accept();
                daemon("proxy-connect", () -> connect(client));
            } catch (IOException e) {
                if (!closed) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket client) {
        try {
            if (refusing) {
                throw new IOException("refused");
            }
            Socket database = new Socket();
            database.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.getAsInt()), 2000);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            database.setOption(StandardSocketOptions.TCP_NODELAY, true);
            sockets.add(client);
            sockets.add(database);
            daemon("proxy-up", () -> pump(client, database, false));
            pump(database, client, true);
        } catch (IOException e) {
            quietly(client);
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        ServerMessages messages = new ServerMessages();
        byte[] bytes = new byte[BUFFER];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            int length = in.read(bytes);
            while (length > 0) {
                if (answers && messages.commitEnds(bytes, length) >= 0 && takesOne()) {
                    commitsCut.incrementAndGet();
                    return;
                }
                out.write(bytes, 0, length);
                length = in.read(bytes);
            }
        } catch (IOException e) {
            // One end is gone: so is the other.
        } finally {
            quietly(from);
            quietly(to);
        }
    }

    private boolean takesOne() {
        return commitsToCut.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private void quietly(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is lost with it.
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            // It listens no more in any case.
        }
        cutAll();
    }
}
