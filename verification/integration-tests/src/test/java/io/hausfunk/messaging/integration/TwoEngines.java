// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.ClusterHealth;
import io.hausfunk.messaging.ClusterHealth.Link;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.MessagingBuilder;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** Two engines of one cluster on one schema of PostgreSQL. */
abstract class TwoEngines {
    final TenantId tenant = new TenantId("t-" + UUID.randomUUID());
    final MasterKeys keys = KnownMasterKeys.fresh();
    final PostgresPlace place = PostgresPlace.fresh();
    final ClusterPlan plan = ClusterPlan.of(2);

    @AfterEach
    void close() {
        place.close();
    }

    Messaging joined(ClusterTransport cluster) {
        return builder(cluster).start();
    }

    MessagingBuilder builder(ClusterTransport cluster) {
        return Messaging.builder()
                .storage(place.storage())
                .keys(keys)
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .cluster(cluster);
    }

    /** Somebody on the one node says something, and somebody on the other hears it. */
    void talk(Messaging from, Messaging to) throws InterruptedException {
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

    static void closesInTime(Messaging messaging) {
        long begun = System.nanoTime();
        messaging.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    static void assertFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        } catch (IOException e) {
            throw new AssertionError("somebody listens on " + port, e);
        }
    }

    static void whole(Messaging... nodes) {
        for (Messaging node : nodes) {
            eventually(
                    "all nodes hear each other",
                    () -> cluster(node).whole()
                            && cluster(node).living() == nodes.length
                            && cluster(node).members() == nodes.length);
        }
    }

    static boolean silent(Messaging node) {
        return cluster(node).living() == 2 && links(node).equals(List.of(Link.SILENT));
    }

    static List<Link> links(Messaging node) {
        return cluster(node).peers().stream()
                .map(ClusterHealth.PeerHealth::link)
                .toList();
    }

    static ClusterHealth cluster(Messaging node) {
        return node.health().cluster().orElseThrow();
    }
}
