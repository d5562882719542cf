// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import io.hausfunk.messaging.cluster.ClusterConnection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Vert.x in a cluster, with the Hazelcast instance under it. */
final class HazelcastConnection implements ClusterConnection {
    private static final Logger LOG = LoggerFactory.getLogger(HazelcastConnection.class);
    private static final long GRACEFUL_MILLIS = 4_000;
    private static final long FORCED_MILLIS = 700;

    private final Vertx vertx;
    private final HazelcastClusterManager manager;
    private final HazelcastInstance instance;
    private final List<String> deviations;
    private final boolean own;
    private final Runnable afterwards;
    private final AtomicBoolean closed = new AtomicBoolean();

    HazelcastConnection(
            Vertx vertx, HazelcastClusterManager manager, List<String> deviations, boolean own, Runnable afterwards) {
        this.vertx = vertx;
        this.manager = manager;
        this.instance = manager.getHazelcastInstance();
        this.deviations = deviations;
        this.own = own;
        this.afterwards = afterwards;
    }

    @Override
    public Vertx vertx() {
        return vertx;
    }

    @Override
    public List<String> deviations() {
        return deviations;
    }

    @Override
    public int members() {
        try {
            return (int) instance.getCluster().getMembers().stream()
                    .filter(member -> member.getAttribute(HostInstance.NODE_ID) != null)
                    .count();
        } catch (HazelcastInstanceNotActiveException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            // Vert.x closes the bus, leaves, and shuts Hazelcast down if it is ours, one after the other, on its own
            // threads.
            Future<Void> closing = vertx.close().onComplete(left -> ForgottenThread.end(manager));
            if (!isDone(closing, GRACEFUL_MILLIS)) {
                LOG.warn("The cluster was not left within {} ms; leaving goes on in the background", GRACEFUL_MILLIS);
                if (own) {
                    terminate();
                    isDone(closing, FORCED_MILLIS);
                }
            }
        } finally {
            afterwards.run();
        }
    }

    /** Leaving may wait for an answer of others; without an instance nobody waits. */
    private void terminate() {
        vertx.executeBlocking(
                () -> {
                    instance.getLifecycleService().terminate();
                    return null;
                },
                false);
    }

    private static boolean isDone(Future<Void> closing, long millis) {
        try {
            closing.toCompletionStage().toCompletableFuture().get(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            LOG.warn("Vert.x did not close: {}", e.getClass().getName());
        }
        return true;
    }
}
