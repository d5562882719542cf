// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.cluster.Cluster;
import io.hausfunk.messaging.cluster.ClusterConnection;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left of a bus that is closed at an inconvenient moment. */
class ClusterBusTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<Integer> open = new ArrayList<>();
    private final Joining cluster = new Joining();
    private final ClusterBus bus = new ClusterBus(cluster, UUID.randomUUID(), frame -> {});

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    @Test
    void closing_while_it_joins_anew_leaves_no_connection_behind() {
        bus.join();
        cluster.meanwhile = bus::close;
        bus.rejoin();
        assertThat(cluster.joins).isEqualTo(2);
        assertThat(open).isEmpty();
        assertThat(bus.joined()).isFalse();
    }

    @Test
    void what_is_closed_does_not_join_anew() {
        bus.join();
        bus.close();
        bus.rejoin();
        assertThat(cluster.joins).isEqualTo(1);
        assertThat(open).isEmpty();
    }

    private final class Joining implements Cluster {
        private Runnable meanwhile = () -> {};
        private int joins;

        @Override
        public List<String> problems() {
            return List.of();
        }

        @Override
        public ClusterConnection join() {
            meanwhile.run();
            Integer number = ++joins;
            open.add(number);
            return new ClusterConnection() {
                @Override
                public Vertx vertx() {
                    return vertx;
                }

                @Override
                public List<String> deviations() {
                    return List.of();
                }

                @Override
                public int members() {
                    return 1;
                }

                @Override
                public void close() {
                    open.remove(number);
                }
            };
        }
    }
}
