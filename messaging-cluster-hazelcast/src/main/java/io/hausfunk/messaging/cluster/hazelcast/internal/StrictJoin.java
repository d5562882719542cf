// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.cluster.FrameReceiver;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.vertx.core.Vertx;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Joins with an instance of our own, and checks that it listens where it was told to. */
public final class StrictJoin {
    private StrictJoin() {}

    /** A connection that shuts its instance down when it is closed. */
    public static ClusterConnection join(
            StrictSettings settings, List<String> problems, UUID node, FrameReceiver receiver) {
        VertxStart.refuse(problems);
        Config config = StrictConfig.of(settings);
        QuietClusterManager manager = new QuietClusterManager(config);
        Vertx started = VertxStart.start(manager, settings.bus().options());
        ClusteredVertx vertx = new ClusteredVertx(started, manager, true, () -> {});
        if (!listensAsTold(manager.getHazelcastInstance(), settings)) {
            vertx.close();
            throw new ConfigurationException(
                    ErrorCode.CONFIGURATION,
                    "Hazelcast does not listen at the bind address and port that it was given");
        }
        List<String> deviations = new ArrayList<>(settings.bus().deviations());
        deviations.addAll(Deviations.of(config));
        return EventBusConnection.open(vertx, deviations, node, receiver);
    }

    private static boolean listensAsTold(HazelcastInstance instance, StrictSettings settings) {
        Member self = instance.getCluster().getLocalMember();
        InetSocketAddress at = self.getSocketAddress();
        return at.getPort() == settings.port()
                && Addresses.isSame(settings.bus().host(), at.getAddress());
    }
}
