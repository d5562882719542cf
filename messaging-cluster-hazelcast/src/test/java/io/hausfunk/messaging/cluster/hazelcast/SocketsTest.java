// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hausfunk.messaging.servers.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a strict node listens, and whom it calls: asked of the kernel, not of a configuration. */
class SocketsTest {
    private final String name = Loopback.freshName();
    private final List<Integer> ports = Ports.free(4);

    @TempDir
    private Path folder;

    private final List<TestNode> nodes = new ArrayList<>();

    @AfterEach
    void leave() {
        nodes.forEach(TestNode::close);
    }

    @Test
    void strict_nodes_listen_on_their_ports_of_one_address_and_call_nobody_else() {
        assumeThat(OpenSockets.canBeRead()).isTrue();
        OpenSockets before = OpenSockets.now();
        TestCa ca = TestCa.in(folder);
        List<Integer> members = ports.subList(0, 2);
        nodes.addAll(TestNode.joinAll(
                Loopback.cluster(name, members)
                        .port(ports.get(0))
                        .busPort(ports.get(2))
                        .tls(ca.pem("a")),
                Loopback.cluster(name, members)
                        .port(ports.get(1))
                        .busPort(ports.get(3))
                        .tls(ca.pem("b"))));
        assertThat(nodes.get(0).reaches(nodes.get(1))).isTrue();

        List<OpenSockets.Entry> sockets = OpenSockets.now().since(before);

        assertThat(sockets).noneMatch(OpenSockets.Entry::udp);
        assertThat(sockets)
                .filteredOn(OpenSockets.Entry::listening)
                .extracting(OpenSockets.Entry::local)
                .containsExactlyInAnyOrderElementsOf(
                        ports.stream().map(port -> Loopback.HOST + ":" + port).toList());
        assertThat(sockets)
                .filteredOn(socket -> !socket.listening())
                .isNotEmpty()
                .allMatch(socket -> socket.remote().startsWith("127.0.0.1:"))
                .allMatch(socket -> socket.local().startsWith("127.0.0.1:"));
    }
}
