// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import io.hausfunk.messaging.cluster.ClusterConnection;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Vert.x cleans up after a member under a lock that leaving needs too, and may be held there for long. */
class StuckLeavingTest {
    private final List<Integer> ports = Loopback.ports(1);

    @Test
    @Timeout(60)
    void closing_returns_and_ends_the_instance_although_leaving_is_stuck() throws Exception {
        ClusterConnection node =
                Loopback.cluster(Loopback.freshName(), ports).port(ports.get(0)).join();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch returned = new CountDownLatch(1);
        Thread cleaning = new Thread(() -> hold(((VertxInternal) node.vertx()).clusterManager(), held, returned));
        cleaning.start();
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();

        node.close();

        Loopback.await(() -> Hazelcast.getAllHazelcastInstances().isEmpty());
        assertThat(cleaning.isAlive()).isTrue();
        returned.countDown();
        cleaning.join(10_000);
    }

    private static void hold(ClusterManager manager, CountDownLatch held, CountDownLatch returned) {
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
