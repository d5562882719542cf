// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.cluster.FrameReceiver;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;

/** An instance that belongs to the host. */
public final class HostInstance {
    static final String NODE_ID = "__vertx.nodeId";

    private static final String IN_USE = "io.hausfunk.messaging.cluster.hazelcast";

    private final HazelcastInstance instance;

    /** Takes the instance as it is. */
    public HostInstance(HazelcastInstance instance) {
        this.instance = instance;
    }

    /** What is wrong with it, as far as it can be known without asking other members. */
    public List<String> problems() {
        if (!instance.getLifecycleService().isRunning()) {
            return List.of("the Hazelcast instance is not running");
        }
        try {
            Member self = instance.getCluster().getLocalMember();
            String id = self.getAttribute(NODE_ID);
            if (id == null || id.isBlank()) {
                return List.of(
                        "the Hazelcast instance lacks the member attribute " + NODE_ID + ": before the instance is"
                                + " started, call config.getMemberAttributeConfig().setAttribute(\"" + NODE_ID
                                + "\", UUID.randomUUID().toString())");
            }
            boolean twice = instance.getCluster().getMembers().stream()
                    .anyMatch(member ->
                            !member.getUuid().equals(self.getUuid()) && id.equals(member.getAttribute(NODE_ID)));
            return twice
                    ? List.of("another member has the same attribute " + NODE_ID
                            + ": each needs one of its own, made anew" + " at each start")
                    : List.of();
        } catch (UnsupportedOperationException e) {
            return List.of("the Hazelcast instance is a client; it must be a member");
        } catch (HazelcastInstanceNotActiveException e) {
            return List.of("the Hazelcast instance is not running");
        }
    }

    /** A connection that leaves the instance running when it is closed. */
    public ClusterConnection join(BusEndpoint bus, List<String> problems, UUID node, FrameReceiver receiver) {
        VertxStart.refuse(problems);
        // Asked for once: an instance that was shut down does not return it any more.
        ConcurrentMap<String, Object> claims = instance.getUserContext();
        Object claim = new Object();
        if (claims.putIfAbsent(IN_USE, claim) != null) {
            throw new HostException(
                    ErrorCode.CLUSTER_UNAVAILABLE, "another engine of this JVM uses the same Hazelcast instance");
        }
        boolean joined = false;
        try {
            QuietClusterManager manager = new QuietClusterManager(instance);
            Vertx started = VertxStart.start(manager, bus.options());
            joined = true;
            List<String> deviations = new ArrayList<>(bus.deviations());
            deviations.addAll(Deviations.of(instance.getConfig()));
            ClusteredVertx vertx = new ClusteredVertx(started, manager, false, () -> claims.remove(IN_USE, claim));
            return EventBusConnection.open(vertx, deviations, node, receiver);
        } finally {
            if (!joined) {
                claims.remove(IN_USE, claim);
            }
        }
    }
}
