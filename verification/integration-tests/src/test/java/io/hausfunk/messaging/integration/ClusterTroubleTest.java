// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.ClusterHealth;
import io.hausfunk.messaging.ClusterHealth.Link;
import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.MessagingBuilder;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an administrator can get wrong, and what strangers can do: refused in clear words, or without effect. */
class ClusterTroubleTest {
    private final TenantId tenant = new TenantId("t-" + UUID.randomUUID());
    private final MasterKeys keys = KnownMasterKeys.fresh();
    private final PostgresPlace place = PostgresPlace.fresh();
    private final ClusterPlan plan = ClusterPlan.of(2);

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void two_nodes_that_fit_hear_each_other() throws InterruptedException {
        try (Messaging one = joined(plan.node(0));
                Messaging two = joined(plan.node(1))) {
            whole(one, two);
            assertThat(one.health().state()).isEqualTo(Health.State.UP);
            talk(one, two);
            assertThat(two.metrics().get("hausfunk.cluster.frames.received")).isPositive();
            closesInTime(one);
            closesInTime(two);
        }
    }

    @Test
    void a_node_of_another_cluster_name_is_named_in_health_and_heard_through_the_store() throws InterruptedException {
        try (Messaging one = joined(plan.node(0));
                Messaging two = joined(plan.node(1).clusterName("another-" + UUID.randomUUID()))) {
            eventually("each knows that the other lives, and does not hear it", () -> silent(one) && silent(two));
            talk(one, two);
            closesInTime(one);
            closesInTime(two);
        }
    }

    @Test
    void a_member_list_that_names_nobody_leaves_the_node_alone_and_says_so() throws InterruptedException {
        int nobody = ClusterPlan.of(1).ports().get(0);
        try (Messaging one = joined(plan.node(0));
                Messaging two = joined(plan.node(1).members("127.0.0.1:" + nobody))) {
            talk(one, two);
            eventually("each knows that the other lives, and does not hear it", () -> silent(one) && silent(two));
            closesInTime(one);
            closesInTime(two);
        }
    }

    @Test
    void a_node_of_another_version_is_named_and_not_spoken_to() {
        try (Messaging one = joined(plan.node(0));
                MessagingStorage future = place.storage()) {
            future.open();
            UUID newer = UUID.randomUUID();
            future.leases().acquire("node:" + newer, newer, "wire=8-9", Duration.ofMinutes(1));
            eventually("it is named", () -> links(one).equals(List.of(Link.OTHER_VERSION)));
            assertThat(one.health().findings()).anyMatch(found -> found.contains("version"));
            closesInTime(one);
        }
    }

    @Test
    void a_node_with_another_key_set_is_refused_and_leaves_the_others_alone() throws InterruptedException {
        try (Messaging one = joined(plan.node(0))) {
            MessagingBuilder stranger = Messaging.builder()
                    .storage(place.storage())
                    .keys(KnownMasterKeys.fresh())
                    .cluster(plan.node(1));
            assertThatThrownBy(stranger::start)
                    .isInstanceOfSatisfying(
                            MessagingException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEYS_DO_NOT_MATCH));
            try (Messaging two = joined(plan.node(1))) {
                whole(one, two);
                talk(one, two);
            }
        }
    }

    @Test
    void a_node_on_a_schema_that_is_too_new_is_refused_before_it_joins() throws SQLException {
        try (MessagingStorage storage = place.storage()) {
            storage.open();
        }
        try (Connection connection = place.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO hausfunk_version (version, readable_from) VALUES (99, 99)");
        }
        assertThatThrownBy(() -> joined(plan.node(0)))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("99");
        assertFree(plan.ports().get(0));
    }

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
        int busPort = ClusterPlan.of(1).ports().get(0);
        try (Messaging one = joined(plan.node(0).busPort(busPort));
                Messaging two = joined(plan.node(1))) {
            whole(one, two);
            for (int port : List.of(busPort, plan.ports().get(0), plan.ports().get(1))) {
                shout(port, new byte[] {0x7f, -1, -1, -1, 0, 0, 0, 1, 2, 3});
                shout(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                shout(port, new byte[100_000]);
            }
            talk(one, two);
            talk(two, one);
            whole(one, two);
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

    private Messaging joined(ClusterTransport cluster) {
        return builder(cluster).start();
    }

    private MessagingBuilder builder(ClusterTransport cluster) {
        return Messaging.builder().storage(place.storage()).keys(keys).cluster(cluster);
    }

    /** Somebody on the one node says something, and somebody on the other hears it. */
    private void talk(Messaging from, Messaging to) throws InterruptedException {
        String text = "said " + UUID.randomUUID();
        UserId listener = UserId.of("ben-" + UUID.randomUUID());
        BlockingQueue<Entry> heard = new LinkedBlockingQueue<>();
        Session ben = done(to.openSession(tenant, listener));
        done(ben.listen(heard::add));
        Conversation withBen = done(done(from.openSession(tenant, UserId.of("anna")))
                .conversations()
                .direct(listener));
        done(withBen.send(Draft.text(text)));
        Entry first = heard.poll(30, TimeUnit.SECONDS);
        Entry second = heard.poll(30, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        assertThat(second).isNotNull();
        assertThat(TestCalls.text(second)).isEqualTo(text);
        ben.close();
    }

    private static void closesInTime(Messaging messaging) {
        long begun = System.nanoTime();
        messaging.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    private static void assertFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        } catch (IOException e) {
            throw new AssertionError("somebody listens on " + port, e);
        }
    }

    private static void whole(Messaging... nodes) {
        for (Messaging node : nodes) {
            eventually(
                    "all nodes hear each other",
                    () -> cluster(node).whole()
                            && cluster(node).living() == nodes.length
                            && cluster(node).members() == nodes.length);
        }
    }

    private static boolean silent(Messaging node) {
        return cluster(node).living() == 2 && links(node).equals(List.of(Link.SILENT));
    }

    private static List<Link> links(Messaging node) {
        return cluster(node).peers().stream()
                .map(ClusterHealth.PeerHealth::link)
                .toList();
    }

    private static ClusterHealth cluster(Messaging node) {
        return node.health().cluster().orElseThrow();
    }
}
