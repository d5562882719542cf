// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One machine as a network: its ports, and settings for nodes on it. */
public final class Loopback {
    public static final String HOST = "127.0.0.1";

    private static final long PATIENCE_SECONDS = 40;

    private Loopback() {}

    /** Settings without a port: a cluster of these members on this machine, in the clear. */
    static StrictCluster cluster(String name, List<Integer> members) {
        return HazelcastCluster.strict()
                .clusterName(name)
                .bindAddress(HOST)
                .busPort(0)
                .members(members.stream().map(port -> HOST + ":" + port).toList())
                .withoutTls()
                .privateNetwork();
    }

    /** What a host may have: closed enough for a test, and otherwise as Hazelcast is by itself. */
    static Config memberConfig(String name, int port, List<Integer> members) {
        Config config = new Config().setClusterName(name);
        config.setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.local.localAddress", HOST);
        config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig()
                .setEnabled(true)
                .setMembers(members.stream().map(at -> HOST + ":" + at).toList());
        return config;
    }

    public static String freshName() {
        return "cluster-" + UUID.randomUUID();
    }

    public static void await(BooleanSupplier condition) {
        if (!holds(PATIENCE_SECONDS, condition)) {
            throw new AssertionError("did not come true within " + PATIENCE_SECONDS + " seconds");
        }
    }

    static boolean holds(long seconds, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return true;
    }
}
