// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Wraps connections in TLS. The server must present a trusted certificate that contains its host name. */
final class CheckedSockets extends SSLSocketFactory {
    private final SSLSocketFactory sockets;
    private final String host;

    CheckedSockets(SSLContext context, String host) {
        this.sockets = context.getSocketFactory();
        this.host = host;
    }

    /** The handshake is still to come; it is in there that the name is looked at. */
    @Override
    public SSLSocket createSocket(Socket plain, @Nullable String ignored, int port, boolean autoClose)
            throws IOException {
        SSLSocket socket = (SSLSocket) sockets.createSocket(plain, host, port, autoClose);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("LDAPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(@Nullable String to, int port) throws IOException {
        throw unused();
    }

    @Override
    public Socket createSocket(@Nullable String to, int port, @Nullable InetAddress from, int fromPort)
            throws IOException {
        throw unused();
    }

    @Override
    public Socket createSocket(@Nullable InetAddress to, int port) throws IOException {
        throw unused();
    }

    @Override
    public Socket createSocket(@Nullable InetAddress to, int port, @Nullable InetAddress from, int fromPort)
            throws IOException {
        throw unused();
    }

    private static SocketException unused() {
        return new SocketException("only over a connection that is there");
    }
}
