// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import io.hausfunk.messaging.cluster.hazelcast.Loopback;
import io.hausfunk.messaging.servers.Ports;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Vert.x cleans up after a member under a lock that leaving needs too, and may be held there for long. */
class StuckLeavingTest {
    private final List<Integer> ports = Ports.free(1);

    @Test
    @Timeout(60)
    void closing_returns_and_ends_the_instance_although_leaving_is_stuck() throws Exception {
        StrictSettings settings = StrictSettings.EMPTY
                .withClusterName(Loopback.freshName())
                .withPort(ports.get(0))
                .withMembers(List.of(Loopback.HOST + ":" + ports.get(0)))
                .withBus(BusEndpoint.EMPTY.withHost(Loopback.HOST).withPort(0));
        QuietClusterManager manager = new QuietClusterManager(StrictConfig.of(settings));
        ClusteredVertx node =
                new ClusteredVertx(VertxStart.start(manager, settings.bus().options()), manager, true, () -> {});
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch returned = new CountDownLatch(1);
        Thread cleaning = new Thread(() -> hold(manager, held, returned));
        cleaning.start();
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();

        node.close();

        Loopback.await(() -> Hazelcast.getAllHazelcastInstances().isEmpty());
        assertThat(cleaning.isAlive()).isTrue();
        returned.countDown();
        cleaning.join(10_000);
    }

    private static void hold(QuietClusterManager manager, CountDownLatch held, CountDownLatch returned) {
        synchronized (manager) {
            held.countDown();
            try {
                returned.await(50, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
