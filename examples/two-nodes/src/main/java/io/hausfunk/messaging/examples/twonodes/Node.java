// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.cluster.hazelcast.BusTls;
import io.hausfunk.messaging.cluster.hazelcast.HazelcastCluster;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.io.IOException;
import java.nio.file.Path;

/** One node of an installation, as hosts write it: a pool, keys, a cluster, an engine. It ends when its input does. */
public final class Node {
    static final String PASSWORD_VARIABLE = "HAUSFUNK_PASSWORD";

    private Node() {}

    /**
     * Starts a node.
     *
     * @param arguments as {@link NodeSettings} has them
     */
    public static void main(String[] arguments) throws IOException {
        NodeSettings settings = NodeSettings.from(arguments);
        char[] password = System.getenv(PASSWORD_VARIABLE).toCharArray();
        try (HikariDataSource pool = pool(settings);
                Messaging messaging = Messaging.builder()
                        .storage(JdbcStorage.postgresql(pool))
                        .keys(MasterKeys.fromKeystore(settings.home().resolve("keys.p12"), password))
                        .cluster(cluster(settings, password))
                        .presence(PresencePolicy.everybodyOfTheTenant())
                        .start()) {
            new Endpoint(messaging).serve();
        }
    }

    private static HikariDataSource pool(NodeSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.database());
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(2);
        return new HikariDataSource(config);
    }

    private static ClusterTransport cluster(NodeSettings settings, char[] password) {
        Path certificates = settings.home().resolve("ca");
        return HazelcastCluster.strict()
                .clusterName(settings.cluster())
                .bindAddress("127.0.0.1")
                .port(settings.port())
                .busPort(0)
                .members(settings.members())
                .tls(BusTls.pkcs12(
                        certificates.resolve(settings.name() + ".p12"),
                        password,
                        certificates.resolve("trust.p12"),
                        password))
                .privateNetwork();
    }
}
