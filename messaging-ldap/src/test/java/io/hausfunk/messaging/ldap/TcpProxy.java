// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What lies between a directory and its server, and what can happen to it. */
final class TcpProxy implements AutoCloseable {
    /** What becomes of what the server says. */
    enum Fault {
        NONE,
        /** It is swallowed. */
        SILENCE,
        /** It comes byte by byte, each before anybody's patience with silence ends. */
        DRIP,
        /** Something else comes in its place. */
        GARBAGE,
        /** The line breaks after some of it. */
        TORN,
        /** Some of it comes, and then nothing. */
        HALF;

        /** Whether a caller learns of it by waiting in vain. */
        boolean silent() {
            return this == SILENCE || this == DRIP || this == HALF;
        }
    }

    private final ServerSocket listening;
    private final int serverPort;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger requestsLeft = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;

    TcpProxy(int serverPort) {
        try {
            this.serverPort = serverPort;
            listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** From now on; what is open already is affected as well. */
    void fault(Fault now) {
        fault(now, -1);
    }

    /**
     * After the answers to so many more requests, over all connections. Requests are counted because each comes in one piece, while an answer
     * comes in as many as the machine's load makes of it.
     */
    void fault(Fault now, int requestsBefore) {
        fault = Fault.NONE;
        requestsLeft.set(requestsBefore);
        fault = now;
    }

    /** How many requests were ever sent. */
    int requests() {
        return requests.get();
    }

    /** How many connections are open. */
    int open() {
        return open.size();
    }

    /** How many connections were ever made. */
    int made() {
        return made.get();
    }

    /** Every connection ends. */
    void cut() {
        open.forEach(TcpProxy::close);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                made.incrementAndGet();
                open.add(client);
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                threads.execute(() -> pump(client, server, false));
                threads.execute(() -> pump(server, client, true));
            } catch (IOException e) {
                // Closed, or the server is away.
            }
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[65536];
            boolean stuck = false;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!answers) {
                    requests.incrementAndGet();
                    requestsLeft.decrementAndGet();
                }
                Fault now = answers && requestsLeft.get() < 0 ? fault : Fault.NONE;
                switch (now) {
                    case NONE -> out.write(buffer, 0, count);
                    case SILENCE -> {}
                    case DRIP -> drip(buffer, count, out);
                    case GARBAGE ->
                        out.write("HTTP/1.1 400 Bad Request\r\n\r\n".repeat(10).getBytes(StandardCharsets.US_ASCII));
                    case TORN -> {
                        out.write(buffer, 0, count / 2);
                        out.flush();
                        return;
                    }
                    case HALF -> {
                        out.write(buffer, 0, stuck ? 0 : count / 2);
                        stuck = true;
                    }
                }
                out.flush();
            }
        } catch (IOException e) {
            // Either side went away.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void drip(byte[] bytes, int count, OutputStream out) throws IOException {
        for (int at = 0; at < count; at++) {
            out.write(bytes[at]);
            out.flush();
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
        threads.shutdownNow();
    }
}
