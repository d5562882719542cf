// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Makes one attempt to connect to one server, including name lookup and handshakes. The SDK calls it on its own thread and stops
 * waiting after a limit; {@link #abort()} then ends what is still going on.
 */
final class DeadlineSocketFactory extends SocketFactory {
    private final ServerAddress server;
    private final SSLContext tls;
    private final Deadline deadline;
    private @Nullable DeadlineSocket socket;
    private boolean aborted;

    DeadlineSocketFactory(ServerAddress server, SSLContext tls, Deadline deadline) {
        this.server = server;
        this.tls = tls;
        this.deadline = deadline;
    }

    /** Connects; the address is a placeholder, for names are looked up here, where it may take its time. */
    @Override
    public Socket createSocket(@Nullable InetAddress placeholder, int port) throws IOException {
        return connect(InetAddress.getAllByName(server.host()));
    }

    /** The first one of several addresses that takes it; one that says nothing leaves half of the time to those after it. */
    Socket connect(InetAddress... addresses) throws IOException {
        IOException last = new SocketException("no address");
        for (int at = 0; at < addresses.length; at++) {
            int millis = deadline.millis();
            if (millis <= 0) {
                throw new SocketTimeoutException("no time left");
            }
            DeadlineSocket plain = begin(new DeadlineSocket(deadline, Duration.ofMillis(millis)));
            try {
                boolean others = at + 1 < addresses.length;
                plain.connect(
                        new InetSocketAddress(addresses[at], server.port()), others ? Math.max(1, millis / 2) : millis);
                return server.tls() ? shakeHands(plain) : plain;
            } catch (IOException | RuntimeException e) {
                plain.close();
                last = e instanceof IOException broken ? broken : new IOException(e);
            }
        }
        throw last;
    }

    private Socket shakeHands(DeadlineSocket plain) throws IOException {
        SSLSocket secure = new CheckedSockets(tls, server.host()).createSocket(plain, null, server.port(), true);
        secure.startHandshake();
        return new SecuredSocket(secure, plain);
    }

    private synchronized DeadlineSocket begin(DeadlineSocket fresh) throws IOException {
        if (aborted) {
            fresh.close();
            throw new SocketException("given up");
        }
        socket = fresh;
        return fresh;
    }

    /** Nobody wants it any more; whatever is open is closed, now or as soon as it would be opened. */
    synchronized void abort() {
        aborted = true;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is gone either way.
            }
        }
    }

    /** The socket on which everything is read. */
    synchronized DeadlineSocket socket() throws SocketException {
        if (socket == null) {
            throw new SocketException("not connected");
        }
        return socket;
    }

    /** The SDK then asks for a connected one, and does not shake hands by itself, which would have no limit. */
    @Override
    public Socket createSocket() throws IOException {
        throw new SocketException("connected only");
    }

    @Override
    public Socket createSocket(@Nullable String host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(@Nullable String host, int port, @Nullable InetAddress from, int fromPort)
            throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(@Nullable InetAddress host, int port, @Nullable InetAddress from, int fromPort)
            throws IOException {
        return createSocket();
    }
}
