// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class DeadlineSocketFactoryTest {
    private final Deadline deadline = Deadline.in(Duration.ofSeconds(10), System::nanoTime);

    @Test
    void nothing_that_is_handed_over_can_be_made_to_shake_hands_again() throws IOException, GeneralSecurityException {
        SSLSocket secure =
                (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket();

        try (Socket handedOver = new SecuredSocket(secure, new DeadlineSocket(deadline, Duration.ofSeconds(1)))) {
            assertThat(handedOver).isNotInstanceOf(SSLSocket.class);
        }
    }

    @Test
    void an_address_that_says_nothing_leaves_time_for_the_next_one() throws IOException, GeneralSecurityException {
        InetAddress silent = InetAddress.getByName("127.0.0.2");
        InetAddress well = InetAddress.getByName("127.0.0.3");
        try (ServerSocket full = new ServerSocket(0, 1, silent);
                ServerSocket server = new ServerSocket(full.getLocalPort(), 1, well)) {
            List<SocketChannel> waiting = new ArrayList<>();
            // Nobody takes these, so that the system answers no more.
            for (int n = 0; n < 5; n++) {
                SocketChannel one = SocketChannel.open();
                one.configureBlocking(false);
                one.connect(full.getLocalSocketAddress());
                waiting.add(one);
            }
            Deadline second = Deadline.in(Duration.ofSeconds(1), System::nanoTime);
            DeadlineSocketFactory dial = new DeadlineSocketFactory(
                    new ServerAddress("dc.example.com", server.getLocalPort(), false), SSLContext.getDefault(), second);

            try (Socket socket = dial.connect(silent, well)) {
                assertThat(socket.getInetAddress()).isEqualTo(well);
            }
            for (SocketChannel one : waiting) {
                one.close();
            }
        }
    }

    @Test
    void what_was_given_up_is_closed_and_not_opened_again() throws IOException, GeneralSecurityException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerAddress address = new ServerAddress("127.0.0.1", server.getLocalPort(), false);
            DeadlineSocketFactory dial = new DeadlineSocketFactory(address, SSLContext.getDefault(), deadline);
            Socket socket = dial.createSocket(InetAddress.getLoopbackAddress(), 1);

            dial.abort();

            assertThat(socket.isClosed()).isTrue();
            assertThatThrownBy(() -> dial.createSocket(InetAddress.getLoopbackAddress(), 1))
                    .isInstanceOf(SocketException.class);
        }
    }
}
