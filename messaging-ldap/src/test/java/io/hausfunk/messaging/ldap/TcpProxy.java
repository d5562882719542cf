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
        TORN
    }

    private final ServerSocket listening;
    private final int serverPort;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger made = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;
    private final AtomicInteger answersBefore = new AtomicInteger();

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
        fault(now, 0);
    }

    /** After so many more answers have come through, over all connections. */
    void fault(Fault now, int answers) {
        answersBefore.set(answers);
        fault = now;
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
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                Fault now = answers ? due() : Fault.NONE;
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

    private Fault due() {
        return fault != Fault.NONE && answersBefore.getAndDecrement() > 0 ? Fault.NONE : fault;
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
