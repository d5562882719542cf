// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import io.hausfunk.messaging.cluster.Cluster;
import io.hausfunk.messaging.cluster.ClusterConnection;
import io.vertx.core.eventbus.DeliveryContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A cluster whose bus can fall silent while everything else about it looks healthy: it takes what was to be said, and drops it. */
final class BusTap implements Cluster {
    private final Cluster cluster;
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean dropping;

    BusTap(Cluster cluster) {
        this.cluster = cluster;
    }

    void drop(boolean all) {
        dropping = all;
    }

    /** How much passed, and how much was dropped. */
    String counts() {
        return passed.get() + " " + dropped.get();
    }

    @Override
    public List<String> problems() {
        return cluster.problems();
    }

    @Override
    public ClusterConnection join() {
        ClusterConnection connection = cluster.join();
        connection.vertx().eventBus().addOutboundInterceptor(this::tap).addInboundInterceptor(this::tap);
        return connection;
    }

    private void tap(DeliveryContext<Object> context) {
        if (dropping) {
            dropped.incrementAndGet();
        } else {
            passed.incrementAndGet();
            context.next();
        }
    }
}
