// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLSocket;

/**
 * A TLS connection that does not look like one to the SDK. The SDK starts a handshake on every TLS socket; a second handshake means new
 * keys in TLS 1.3, after which Samba stops answering.
 */
final class SecuredSocket extends Socket {
    private final SSLSocket secure;
    private final DeadlineSocket plain;

    /** After the handshake. */
    SecuredSocket(SSLSocket secure, DeadlineSocket plain) {
        this.secure = secure;
        this.plain = plain;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return secure.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return secure.getOutputStream();
    }

    @Override
    public synchronized void close() throws IOException {
        secure.close();
    }

    @Override
    public boolean isConnected() {
        return plain.isConnected();
    }

    @Override
    public boolean isClosed() {
        return secure.isClosed();
    }

    @Override
    public InetAddress getInetAddress() {
        return plain.getInetAddress();
    }

    @Override
    public int getPort() {
        return plain.getPort();
    }

    /** How long is waited is the plain socket's matter. */
    @Override
    public void setSoTimeout(int millis) {}

    @Override
    public synchronized int getSoTimeout() throws SocketException {
        return plain.getSoTimeout();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        plain.setTcpNoDelay(on);
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        plain.setKeepAlive(on);
    }

    @Override
    public void setReuseAddress(boolean on) throws SocketException {
        plain.setReuseAddress(on);
    }

    @Override
    public void setSoLinger(boolean on, int seconds) throws SocketException {
        plain.setSoLinger(on, seconds);
    }
}
