// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.servers.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reaches the ports without being one of us. */
class IntruderTest {
    private final String name = Loopback.freshName();
    private final List<Integer> ports = Ports.free(6);
    private final List<Integer> members = ports.subList(0, 3);

    @TempDir
    private static Path folder;

    /** To make certificates takes seconds. */
    private static TestCa ca;

    private final List<TestNode> nodes = new ArrayList<>();

    @BeforeAll
    static void makeCa() {
        ca = TestCa.in(folder);
    }

    @AfterEach
    void leave() {
        nodes.forEach(TestNode::close);
    }

    @Test
    void a_member_with_a_certificate_of_another_ca_hears_nothing_and_is_not_heard() {
        nodes.addAll(TestNode.joinAll(
                node(0).tls(ca.pem("a")),
                node(1).tls(ca.pem("b")),
                node(2).tls(TestCa.in(folder).pem("intruder"))));
        TestNode first = nodes.get(0);
        TestNode intruder = nodes.get(2);

        assertThat(first.hearsOrIsHeardBy(intruder, 3)).isFalse();
        assertThat(first.reaches(nodes.get(1))).isTrue();
        assertThat(nodes.get(1).reaches(first)).isTrue();
    }

    @Test
    void a_member_without_tls_hears_nothing_and_is_not_heard() {
        nodes.addAll(TestNode.joinAll(node(0).tls(ca.pem("a")), node(1)));

        assertThat(nodes.get(0).hearsOrIsHeardBy(nodes.get(1), 3)).isFalse();
    }

    @Test
    void rubbish_on_the_ports_disturbs_nobody() throws IOException {
        nodes.addAll(TestNode.joinAll(node(0).tls(ca.pem("a")), node(1).tls(ca.pem("b"))));
        List<Socket> rubbish = new ArrayList<>();
        try {
            for (int port : List.of(ports.get(0), ports.get(3))) {
                rubbish.add(
                        sent(port, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
                rubbish.add(sent(port, "HZC and nothing that follows from it".getBytes(StandardCharsets.US_ASCII)));
                rubbish.add(sent(port, random(100_000)));
                rubbish.add(sent(port, new byte[0]));
            }

            assertThat(nodes.get(0).reaches(nodes.get(1))).isTrue();
            assertThat(nodes.get(1).reaches(nodes.get(0))).isTrue();
            assertThat(nodes).allSatisfy(node -> assertThat(node.members()).isEqualTo(2));
            nodes.forEach(TestNode::close);
        } finally {
            for (Socket socket : rubbish) {
                socket.close();
            }
        }
    }

    private StrictCluster node(int number) {
        return Loopback.cluster(name, members).port(ports.get(number)).busPort(ports.get(number + 3));
    }

    private static Socket sent(int port, byte[] bytes) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException alreadyThrownOut) {
            socket.close();
        }
        return socket;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
