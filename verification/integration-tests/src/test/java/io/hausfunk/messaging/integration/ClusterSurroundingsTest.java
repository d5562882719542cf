// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.servers.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What strangers and the surroundings of a cluster do: without effect. */
class ClusterSurroundingsTest extends TwoEngines {
    @Test
    void a_port_that_is_taken_is_named_and_nothing_stays_behind() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(plan.ports().get(0), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> joined(plan.node(0))).isInstanceOf(MessagingException.class);
            assertThat(taken.isClosed()).isFalse();
        }
        try (Messaging one = joined(plan.node(0));
                Messaging two = joined(plan.node(1))) {
            whole(one, two);
            talk(one, two);
        }
    }

    @Test
    void a_clock_ten_minutes_off_changes_nothing() throws InterruptedException {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
        Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));
        try (Messaging one = builder(plan.node(0)).clock(ahead).start();
                Messaging two = builder(plan.node(1)).clock(behind).start()) {
            whole(one, two);
            talk(one, two);
            talk(two, one);
        }
    }

    @Test
    void garbage_on_the_ports_disturbs_nobody() throws IOException, InterruptedException {
        int busPort = Ports.free();
        try (Messaging one = joined(plan.node(0).busPort(busPort));
                Messaging two = joined(plan.node(1))) {
            whole(one, two);
            assertThat(one.health().state()).isEqualTo(Health.State.UP);
            for (int port : List.of(busPort, plan.ports().get(0), plan.ports().get(1))) {
                shout(port, new byte[] {0x7f, -1, -1, -1, 0, 0, 0, 1, 2, 3});
                shout(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                shout(port, new byte[100_000]);
            }
            talk(one, two);
            talk(two, one);
            whole(one, two);
            assertThat(two.metrics().get("hausfunk.cluster.frames.received")).isPositive();
            closesInTime(one);
            closesInTime(two);
        }
    }

    private static void shout(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (java.net.SocketException e) {
            // It hung up on us before we were done, as it should.
            assertThat(e).hasMessageMatching(".*(reset|Broken pipe|abort).*");
        }
    }
}
