// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.cluster.Cluster;
import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A real EventBus that several engines of this JVM share, and that does to their frames what a test wants. */
final class OneBus {
    /** A frame on its way. */
    record Passing(String address, Buffer frame) {}

    private final Vertx vertx = Vertx.vertx();
    private final Set<String> deaf = ConcurrentHashMap.newKeySet();
    private final List<Passing> passed = new CopyOnWriteArrayList<>();
    private final AtomicInteger nodes = new AtomicInteger();
    final AtomicInteger joins = new AtomicInteger();
    volatile boolean dead;
    /** Whose frames are never written and never fail. */
    volatile String stuck = "";

    volatile boolean joinable = true;
    volatile boolean deafUntilJoinedAnew;

    OneBus() {
        vertx.eventBus().<Buffer>addOutboundInterceptor(delivery -> {
            if (!delivery.message().address().equals(stuck)) {
                delivery.next();
            }
        });
        vertx.eventBus().<Buffer>addInboundInterceptor(delivery -> {
            String address = delivery.message().address();
            if (address.startsWith("hausfunk.node.")) {
                passed.add(new Passing(address, delivery.message().body()));
                if (dead || deaf.contains(address)) {
                    return;
                }
            }
            delivery.next();
        });
    }

    Cluster cluster() {
        return new Joining();
    }

    /** Nothing reaches this node any more, as if its registration were lost. */
    void deafen(java.util.UUID node) {
        deaf.add("hausfunk.node." + node);
    }

    void say(java.util.UUID node, byte[] bytes) {
        vertx.eventBus().send("hausfunk.node." + node, Buffer.buffer(bytes));
    }

    /** What passed so far. */
    List<Passing> passed() {
        return new ArrayList<>(passed);
    }

    void again(Passing frame) {
        vertx.eventBus().send(frame.address, frame.frame);
    }

    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private final class Joining implements Cluster {
        @Override
        public List<String> problems() {
            return List.of();
        }

        @Override
        public ClusterConnection join() {
            joins.incrementAndGet();
            if (!joinable) {
                throw new HostException(ErrorCode.CLUSTER_UNAVAILABLE, "nobody may join");
            }
            nodes.incrementAndGet();
            if (deafUntilJoinedAnew && joins.get() > 2) {
                deaf.clear();
            }
            return new ClusterConnection() {
                @Override
                public Vertx vertx() {
                    return vertx;
                }

                @Override
                public List<String> deviations() {
                    return List.of("all nodes are in one JVM");
                }

                @Override
                public int members() {
                    return nodes.get();
                }

                @Override
                public void close() {
                    nodes.decrementAndGet();
                }
            };
        }
    }
}
