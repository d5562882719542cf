// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Vert.x of our own in a cluster, on the Hazelcast instance under it. */
final class ClusteredVertx implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusteredVertx.class);
    private static final long GRACEFUL_MILLIS = 4_000;
    private static final long FORCED_MILLIS = 700;

    private final Vertx vertx;
    private final HazelcastClusterManager manager;
    private final HazelcastInstance instance;
    private final boolean ownInstance;
    private final Runnable afterClosing;
    private final AtomicBoolean closed = new AtomicBoolean();

    ClusteredVertx(Vertx vertx, HazelcastClusterManager manager, boolean ownInstance, Runnable afterClosing) {
        this.vertx = vertx;
        this.manager = manager;
        this.instance = manager.getHazelcastInstance();
        this.ownInstance = ownInstance;
        this.afterClosing = afterClosing;
    }

    EventBus eventBus() {
        return vertx.eventBus();
    }

    /** How many members have an EventBus; 0 if the instance has ended. */
    int members() {
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
            // On its own threads, Vert.x closes the bus, leaves, and shuts Hazelcast down if it is ours.
            Future<Void> closing = vertx.close().onComplete(left -> ForgottenThread.end(manager));
            if (!isDone(closing, GRACEFUL_MILLIS)) {
                LOG.warn("The cluster was not left within {} ms; leaving goes on in the background", GRACEFUL_MILLIS);
                if (ownInstance) {
                    terminate();
                    isDone(closing, FORCED_MILLIS);
                }
            }
        } finally {
            afterClosing.run();
        }
    }

    /** Leaving may wait for answers of other members; once the instance has ended, nothing waits. */
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
