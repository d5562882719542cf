// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.servers.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The instances of a host, with and without what we need of them. */
class HostedClusterTest {
    private final String name = Loopback.freshName();
    private final List<Integer> ports = Ports.free(2);
    private final List<HazelcastInstance> ofHost = new ArrayList<>();
    private final List<TestNode> nodes = new ArrayList<>();

    @AfterEach
    void end() {
        nodes.forEach(TestNode::close);
        ofHost.forEach(instance -> instance.getLifecycleService().terminate());
    }

    @Test
    void two_engines_hear_each_other_and_leave_the_instances_of_their_host_running() {
        nodes.addAll(TestNode.joinAll(
                over(started(ports.get(0), UUID.randomUUID().toString())),
                over(started(ports.get(1), UUID.randomUUID().toString()))));

        assertThat(nodes.get(0).reaches(nodes.get(1))).isTrue();
        nodes.forEach(TestNode::close);

        assertThat(ofHost)
                .allSatisfy(instance ->
                        assertThat(instance.getLifecycleService().isRunning()).isTrue());
    }

    @Test
    void an_engine_comes_back_to_the_same_instance() {
        List<TestNode> before = TestNode.joinAll(
                over(started(ports.get(0), UUID.randomUUID().toString())),
                over(started(ports.get(1), UUID.randomUUID().toString())));
        nodes.addAll(before);
        before.get(1).close();

        TestNode again = TestNode.join(over(ofHost.get(1)));
        nodes.add(again);

        assertThat(before.get(0).reaches(again)).isTrue();
        assertThat(again.reaches(before.get(0))).isTrue();
    }

    @Test
    void without_the_attribute_it_is_said_what_to_set_and_when() {
        HostedCluster cluster = over(started(ports.get(0), null));

        assertThat(cluster.problems())
                .singleElement()
                .asString()
                .contains("__vertx.nodeId")
                .contains("before the instance is started")
                .contains("getMemberAttributeConfig().setAttribute(");
        assertThatThrownBy(() -> TestNode.join(cluster)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void two_members_with_one_id_are_refused() {
        String id = UUID.randomUUID().toString();
        HazelcastInstance first = started(ports.get(0), id);
        HazelcastInstance second = started(ports.get(1), id);
        Loopback.await(() -> first.getCluster().getMembers().size() == 2);

        assertThat(over(second).problems()).singleElement().asString().contains("another member has the same");
    }

    @Test
    void two_engines_on_one_instance_are_refused_as_long_as_both_want_it() {
        HostedCluster cluster = over(started(ports.get(0), UUID.randomUUID().toString()));
        TestNode first = TestNode.join(cluster);
        nodes.add(first);

        assertThatThrownBy(() -> TestNode.join(cluster))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("another engine");

        first.close();
        nodes.add(TestNode.join(cluster));
    }

    @Test
    void an_instance_that_was_shut_down_is_refused() {
        HazelcastInstance instance = started(ports.get(0), UUID.randomUUID().toString());
        HostedCluster cluster = over(instance);
        instance.shutdown();

        assertThat(cluster.problems()).containsExactly("the Hazelcast instance is not running");
    }

    @Test
    void closing_after_the_host_has_shut_its_instance_down_ends() {
        HazelcastInstance instance = started(ports.get(0), UUID.randomUUID().toString());
        TestNode node = TestNode.join(over(instance));
        instance.shutdown();

        node.close();

        assertThat(node.members()).isZero();
    }

    @Test
    void members_without_an_engine_are_no_nodes() {
        started(ports.get(0), null);
        TestNode node =
                TestNode.join(over(started(ports.get(1), UUID.randomUUID().toString())));
        nodes.add(node);
        Loopback.await(() -> ofHost.get(1).getCluster().getMembers().size() == 2);

        assertThat(node.members()).isOne();
    }

    @Test
    void what_the_host_left_open_is_reported() {
        TestNode node =
                TestNode.join(over(started(ports.get(0), UUID.randomUUID().toString())));
        nodes.add(node);

        assertThat(node.deviations())
                .contains("the bus is neither encrypted nor authenticated")
                .anyMatch(sentence -> sentence.contains("serialization filter"))
                .noneMatch(sentence -> sentence.contains("multicast"));
    }

    private HostedCluster over(HazelcastInstance instance) {
        return HazelcastCluster.in(instance)
                .bindAddress(Loopback.HOST)
                .busPort(0)
                .withoutTls();
    }

    private HazelcastInstance started(int port, String nodeId) {
        Config config = Loopback.memberConfig(name, port, ports);
        if (nodeId != null) {
            config.getMemberAttributeConfig().setAttribute("__vertx.nodeId", nodeId);
        }
        HazelcastInstance instance = Hazelcast.newHazelcastInstance(config);
        ofHost.add(instance);
        return instance;
    }
}
