// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.vertx.core.Vertx;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Joins with an instance of our own, and looks whether it became what it was told to be. */
public final class StrictJoin {
    private StrictJoin() {}

    /** A connection that shuts its instance down when it is closed. */
    public static ClusterConnection join(StrictSettings settings, List<String> problems) {
        Join.refuse(problems);
        Config config = StrictConfig.of(settings);
        HazelcastClusterManager manager = new HazelcastClusterManager(config);
        Vertx vertx = Join.start(manager, settings.bus().options());
        HazelcastInstance instance = manager.getHazelcastInstance();
        List<String> deviations = new ArrayList<>(settings.bus().deviations());
        deviations.addAll(Deviations.of(config));
        HazelcastConnection connection =
                new HazelcastConnection(vertx, manager, List.copyOf(deviations), true, () -> {});
        if (!listensAsTold(instance, settings)) {
            connection.close();
            throw new ConfigurationException(
                    ErrorCode.CONFIGURATION,
                    "Hazelcast does not listen at the bind address and port that it was given");
        }
        return connection;
    }

    private static boolean listensAsTold(HazelcastInstance instance, StrictSettings settings) {
        Member self = instance.getCluster().getLocalMember();
        InetSocketAddress at = self.getSocketAddress();
        return at.getPort() == settings.port()
                && Addresses.isSame(settings.bus().host(), at.getAddress());
    }
}
