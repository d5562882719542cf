// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.hazelcast.core.Hazelcast;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.servers.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real nodes on the loopback interface. */
class StrictClusterTest {
    private final String name = Loopback.freshName();
    private final List<Integer> ports = Ports.free(4);
    private final List<Integer> two = ports.subList(0, 2);

    @TempDir
    private Path folder;

    private List<TestNode> nodes = List.of();

    @AfterEach
    void leave() {
        nodes.forEach(TestNode::close);
    }

    @Test
    void two_nodes_hear_each_other_over_mutual_tls() {
        TestCa ca = TestCa.in(folder);
        TestCa.Stores stores = ca.stores("b");
        nodes = TestNode.joinAll(
                Loopback.cluster(name, two).port(two.get(0)).tls(ca.pem("a")),
                Loopback.cluster(name, two)
                        .port(two.get(1))
                        .tls(BusTls.pkcs12(stores.keystore(), TestCa.PASSWORD, stores.truststore(), TestCa.PASSWORD)));

        assertThat(nodes.get(0).reaches(nodes.get(1))).isTrue();
        assertThat(nodes.get(1).reaches(nodes.get(0))).isTrue();
        assertThat(nodes).allSatisfy(node -> assertThat(node.deviations()).isEmpty());
    }

    @Test
    void two_nodes_hear_each_other_over_ipv6() throws SocketException {
        assumeThat(NetworkInterface.getByName("lo"))
                .extracting(NetworkInterface::getInterfaceAddresses)
                .asString()
                .contains("0:0:0:0:0:0:0:1");
        StrictCluster first = HazelcastCluster.strict()
                .clusterName(name)
                .bindAddress("::1")
                .busPort(0)
                .members("[::1]:" + two.get(0), "[::1]:" + two.get(1))
                .withoutTls()
                .privateNetwork();

        nodes = TestNode.joinAll(first.port(two.get(0)), first.port(two.get(1)));

        assertThat(nodes.get(0).reaches(nodes.get(1))).isTrue();
    }

    @Test
    void a_bus_in_the_clear_is_reported() {
        nodes = List.of(TestNode.join(Loopback.cluster(name, two).port(two.get(0))));

        assertThat(nodes.get(0).deviations()).containsExactly("the bus is neither encrypted nor authenticated");
    }

    @Test
    void a_node_that_left_joins_again() {
        StrictCluster second = Loopback.cluster(name, two).port(two.get(1));
        nodes = TestNode.joinAll(Loopback.cluster(name, two).port(two.get(0)), second);
        TestNode first = nodes.get(0);
        nodes.get(1).close();
        Loopback.await(() -> first.members() == 1);

        nodes = List.of(first, TestNode.join(second));

        assertThat(first.reaches(nodes.get(1))).isTrue();
        assertThat(nodes.get(1).reaches(first)).isTrue();
    }

    @Test
    void closing_twice_is_closing_once() {
        TestNode node = TestNode.join(Loopback.cluster(name, two).port(two.get(0)));

        node.close();
        node.close();

        assertThat(node.members()).isZero();
    }

    @Test
    void a_member_with_another_cluster_name_stays_outside() {
        nodes = List.of(
                TestNode.join(Loopback.cluster(name, two).port(two.get(0))),
                TestNode.join(Loopback.cluster(Loopback.freshName(), two).port(two.get(1))));

        assertThat(nodes.get(0).reaches(nodes.get(1), 3)).isFalse();
        assertThat(nodes).allSatisfy(node -> assertThat(node.members()).isOne());
    }

    @Test
    void whoever_finds_nobody_is_alone() {
        List<Integer> nobodyElse = List.of(ports.get(2), ports.get(3));

        nodes = List.of(TestNode.join(Loopback.cluster(name, nobodyElse).port(two.get(0))));

        assertThat(nodes.get(0).members()).isOne();
    }

    @Test
    void nodes_find_each_other_by_a_name_that_lists_them() throws IOException {
        // Both listen at the same port of different addresses, of which the name knows one.
        StrictCluster listed = HazelcastCluster.strict()
                .clusterName(name)
                .bindAddress(Loopback.HOST)
                .port(two.get(0))
                .busPort(0)
                .kubernetes("localhost")
                .withoutTls()
                .privateNetwork();

        nodes = TestNode.joinAll(listed, listed.bindAddress("127.0.0.2"));

        assertThat(nodes.get(0).reaches(nodes.get(1))).isTrue();
    }

    @Test
    void a_port_in_use_is_said_and_nothing_stays() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StrictCluster cluster = Loopback.cluster(name, two).port(two.get(0));

            assertThatThrownBy(() -> TestNode.join(cluster.port(other.getLocalPort())))
                    .isInstanceOf(HostException.class)
                    .hasMessageContaining("Hazelcast's port is in use")
                    .satisfies(error ->
                            assertThat(((HostException) error).code()).isEqualTo(ErrorCode.CLUSTER_UNAVAILABLE));
            assertThatThrownBy(() -> TestNode.join(cluster.busPort(other.getLocalPort())))
                    .isInstanceOf(HostException.class)
                    .hasMessageContaining("the bus port " + other.getLocalPort() + " is in use");

            assertThat(Hazelcast.getAllHazelcastInstances()).isEmpty();
            nodes = List.of(TestNode.join(cluster));
        }
    }

    @Test
    void joining_with_problems_names_them_all() {
        assertThatThrownBy(() -> TestNode.join(HazelcastCluster.strict()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cluster name")
                .hasMessageContaining("bind address")
                .hasMessageContaining("privateNetwork()");
    }

    @Test
    void an_interrupted_caller_does_not_wait_and_leaves_nothing() {
        StrictCluster cluster = Loopback.cluster(name, two).port(two.get(0));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> TestNode.join(cluster))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("interrupted");

        assertThat(Thread.interrupted()).isTrue();
        Loopback.await(() -> Hazelcast.getAllHazelcastInstances().isEmpty());
    }
}
