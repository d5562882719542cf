// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.ClusterHealth.Link;
import io.hausfunk.messaging.ClusterHealth.PeerHealth;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.internal.assembly.EngineBuilder;
import io.hausfunk.messaging.internal.nodes.ClusterTimings;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import io.hausfunk.messaging.test.InMemoryNetwork;
import io.hausfunk.messaging.test.NetworkFaults;
import io.hausfunk.messaging.test.SentFrame;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two engines on one store and one network. Unless a test says otherwise, nobody looks into the store for changes. */
class ClusterTest {
    private static final Duration NEVER = Duration.ofHours(24);
    private static final ClusterTimings HASTY = new ClusterTimings(
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofMillis(300),
            Duration.ofMillis(900));

    private final InMemoryNetwork network = new InMemoryNetwork();
    private final TestEngine one = TestEngine.start(joining(NEVER));
    private final TestEngine two = one.another(joining(NEVER));

    private UnaryOperator<MessagingBuilder> joining(Duration reconcile) {
        return settings -> EngineBuilder.with(settings, options -> options.nodes(HASTY))
                .cluster(network.transport())
                .reconcileEvery(reconcile);
    }

    @AfterEach
    void close() throws Exception {
        two.close();
        one.close();
        network.close();
    }

    @Test
    void what_is_said_on_one_node_is_heard_on_the_other_in_order() {
        ReceivedEntries ben = listening(two, "ben");
        whole(one, two);
        Conversation anna = done(one.session("anna").conversations().direct(UserId.of("ben")));
        for (int i = 1; i <= 200; i++) {
            done(anna.send(Draft.text("number " + i)));
        }
        List<Entry> heard = ben.next(201);
        assertThat(heard).extracting(Entry::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(heard.get(200).content()).isEqualTo(TextContent.of("number 200"));
    }

    @Test
    void with_a_dead_network_everything_is_found_in_the_store() {
        try (TestEngine three = one.another(joining(Duration.ofMillis(100)))) {
            three.session(one.tenant, "ben");
            ReceivedEntries ben = new ReceivedEntries();
            done(three.session(one.tenant, "ben").listen(ben));
            network.faults(NetworkFaults.CUT);
            Conversation anna = done(one.session("anna").conversations().direct(UserId.of("ben")));
            done(anna.send(Draft.text("still")));
            assertThat(ben.next(2)).extracting(Entry::sequence).containsExactly(1L, 2L);
        }
    }

    @Test
    void on_a_network_that_loses_doubles_and_reorders_everything_is_heard_once_and_in_order() {
        try (TestEngine three = one.another(joining(Duration.ofMillis(100)))) {
            ReceivedEntries ben = new ReceivedEntries();
            done(three.session(one.tenant, "ben").listen(ben));
            whole(one, two, three);
            network.faults(NetworkFaults.NONE.losing(30).duplicating(30).delayingUpTo(Duration.ofMillis(30)));
            Conversation anna = done(one.session("anna").conversations().direct(UserId.of("ben")));
            for (int i = 1; i <= 200; i++) {
                done(anna.send(Draft.text("number " + i)));
            }
            assertThat(ben.next(201)).extracting(Entry::sequence).isSorted().doesNotHaveDuplicates();
            assertThat(metric(three, "hausfunk.cluster.frames.replayed")).isPositive();
        }
    }

    @Test
    void a_node_that_hears_nothing_is_repaired_and_health_tells() {
        whole(one, two);
        UUID deaf = node(two);
        network.isolate(deaf);
        eventually(
                "the node that is not heard is named",
                () -> !cluster(one).whole()
                        && one.messaging.health().state() == Health.State.DEGRADED
                        && one.messaging.health().findings().stream()
                                .anyMatch(found -> found.contains(deaf.toString())));
        eventually("an address was registered anew", () -> metric(one, "hausfunk.cluster.reregistrations") > 0);
        eventually(
                "the bus was joined anew",
                () -> metric(one, "hausfunk.cluster.rejoins") + metric(two, "hausfunk.cluster.rejoins") > 0);
        whole(one, two);
    }

    @Test
    void what_nobody_can_read_in_the_table_of_leases_hides_no_node() {
        try (MemoryStorage store = MemoryStorage.on(one.data)) {
            store.open();
            for (String name : List.of("node:", "node:nobody", "node:1-1-1-1-1", "node:0-")) {
                store.leases().acquire(name, UUID.randomUUID(), "wire=9-1;wire=;", Duration.ofHours(1));
            }
        }
        try (TestEngine three = one.another(joining(NEVER))) {
            whole(one, two, three);
        }
    }

    @Test
    void writes_that_never_end_are_forgotten_where_only_the_other_way_works() {
        whole(one, two);
        network.stall(node(two));
        eventually(
                "one is not heard", () -> cluster(two).peers().stream().anyMatch(peer -> peer.link() == Link.SILENT));
        long given = metric(one, "hausfunk.cluster.frames.sent");
        eventually("and goes on", () -> metric(one, "hausfunk.cluster.frames.sent") > given + 40);
        network.stall(null);
        whole(one, two);
    }

    @Test
    void a_node_that_was_given_up_and_goes_on_is_heard_again() {
        ReceivedEntries ben = listening(two, "ben");
        whole(one, two);
        Conversation anna = done(one.session("anna").conversations().direct(UserId.of("ben")));
        for (int i = 0; i < 1000; i++) {
            done(anna.send(Draft.text("before")));
        }
        ben.next(1001);
        UUID frozen = node(two);
        network.faults(NetworkFaults.CUT);
        try (MemoryStorage store = MemoryStorage.on(one.data)) {
            store.open();
            eventually("one node forgets the other", () -> {
                store.leases().held("node:" + frozen, 1).forEach(store.leases()::release);
                return cluster(one).peers().isEmpty();
            });
        }
        network.faults(NetworkFaults.NONE);
        whole(one, two);
        done(anna.send(Draft.text("after")));
        assertThat(ben.next(1)).extracting(Entry::sequence).containsExactly(1002L);
    }

    @Test
    void frames_that_are_forged_changed_or_repeated_have_no_effect() {
        ReceivedEntries ben = listening(two, "ben");
        whole(one, two);
        Conversation anna = done(one.session("anna").conversations().direct(UserId.of("ben")));
        done(anna.send(Draft.text("once")));
        ben.next(2);
        UUID to = node(two);
        List<SentFrame> seen =
                network.sent().stream().filter(frame -> frame.to().equals(to)).toList();
        seen.forEach(frame -> network.inject(to, frame.bytes()));
        eventually("all were recognised", () -> metric(two, "hausfunk.cluster.frames.replayed") >= seen.size());
        byte[] changed = seen.get(0).bytes();
        changed[changed.length - 1] ^= 1;
        network.inject(node(two), changed);
        byte[] recounted = seen.get(0).bytes();
        recounted[20] ^= 1;
        network.inject(node(two), recounted);
        network.inject(node(two), new byte[0]);
        network.inject(node(two), new byte[100_000]);
        byte[] cut = Arrays.copyOf(changed, 30);
        network.inject(node(two), cut);
        eventually("all were refused", () -> metric(two, "hausfunk.cluster.frames.refused") >= 5);
        network.inject(node(one), seen.get(0).bytes());
        eventually(
                "a frame for another node is refused",
                () -> metric(one, "hausfunk.cluster.frames.refused") + metric(one, "hausfunk.cluster.frames.unknown")
                        >= 1);
        done(anna.send(Draft.text("twice")));
        assertThat(ben.next(1)).extracting(Entry::sequence).containsExactly(3L);
        assertThat(ben.rest()).isEmpty();
    }

    @Test
    void frames_on_the_bus_name_nobody_and_say_nothing() {
        ReceivedEntries ben = listening(two, "canary-ben");
        whole(one, two);
        Conversation anna = done(one.session("canary-anna").conversations().direct(UserId.of("canary-ben")));
        done(anna.send(Draft.text("canary-text")));
        ben.next(2);
        assertThat(network.sent()).isNotEmpty().allSatisfy(frame -> {
            String bytes = new String(frame.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain("canary", one.tenant.value());
        });
    }

    @Test
    void a_node_that_goes_is_missed_at_once_and_one_that_comes_back_is_another() {
        whole(one, two);
        UUID before = node(two);
        two.close();
        eventually("it is gone", () -> cluster(one).peers().isEmpty());
        try (TestEngine again = one.another(joining(NEVER))) {
            whole(one, again);
            assertThat(node(again)).isNotEqualTo(before);
        }
    }

    @Test
    void a_node_with_other_master_keys_is_refused_with_the_reason() {
        MessagingBuilder stranger = Messaging.builder()
                .storage(MemoryStorage.on(one.data))
                .keys(TestEngine.freshKeys())
                .cluster(network.transport());
        TestEngine.refused(ErrorCode.KEYS_DO_NOT_MATCH, stranger::start);
        whole(one, two);
    }

    @Test
    void a_cluster_needs_a_store_that_nodes_share() {
        MessagingBuilder lonely = Messaging.builder()
                .storage(MemoryStorage.create())
                .keys(TestEngine.freshKeys())
                .cluster(network.transport());
        assertThatThrownBy(lonely::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("store that nodes share");
    }

    @Test
    void an_engine_that_may_not_join_does_not_start_and_leaves_nothing() {
        network.joinable(false);
        assertThatThrownBy(() -> one.another(joining(NEVER)))
                .isInstanceOfSatisfying(
                        HostException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.CLUSTER_UNAVAILABLE));
        network.joinable(true);
        eventually("its lease is given back", () -> cluster(one).living() == 2);
        whole(one, two);
    }

    @Test
    void health_names_what_is_less_strict_and_who_is_there() {
        whole(one, two);
        Health health = one.messaging.health();
        assertThat(health.state()).isEqualTo(Health.State.DEGRADED);
        assertThat(health.findings()).containsExactly("all nodes are in one JVM");
        assertThat(cluster(one).peers())
                .singleElement()
                .satisfies(peer -> assertThat(peer.link()).isEqualTo(Link.BOTH_WAYS))
                .extracting(PeerHealth::node)
                .isEqualTo(node(two));
        one.messaging.close();
        assertThat(one.messaging.health().state()).isEqualTo(Health.State.DOWN);
    }

    private ReceivedEntries listening(TestEngine engine, String user) {
        ReceivedEntries heard = new ReceivedEntries();
        done(engine.session(one.tenant, user).listen(heard));
        return heard;
    }

    private static void whole(TestEngine... engines) {
        eventually(
                "all nodes hear each other",
                () -> Arrays.stream(engines)
                        .allMatch(engine ->
                                cluster(engine).whole() && cluster(engine).living() == engines.length));
    }

    private static ClusterHealth cluster(TestEngine engine) {
        return engine.messaging.health().cluster().orElseThrow();
    }

    private static UUID node(TestEngine engine) {
        return cluster(engine).node();
    }

    private static long metric(TestEngine engine, String name) {
        return engine.messaging.metrics().get(name);
    }
}
