// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.cluster.hazelcast.BusTls;
import io.hausfunk.messaging.cluster.hazelcast.HazelcastCluster;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import io.hausfunk.messaging.tools.clustercertificates.PrivateCa;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** How a node starts its engine: as a host does that cares for short outages. The only place that knows of a cluster. */
final class NodeEngine implements AutoCloseable {
    private static final int WORKERS = 8;
    private static final String CERTIFICATE_PASSWORD = "made for one run and thrown away";

    private final HikariDataSource pool;
    private final BusTap bus;
    private final Messaging messaging;

    NodeEngine(ProofNodeSettings settings) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://" + settings.databaseHost() + ":" + settings.databasePort()
                + "/postgres?user=postgres&sslmode=disable&connectTimeout=2&socketTimeout=12&tcpKeepAlive=true");
        config.setMaximumPoolSize(WORKERS + 4);
        config.setMinimumIdle(WORKERS);
        config.setConnectionTimeout(2000);
        config.setValidationTimeout(1000);
        config.setKeepaliveTime(30_000);
        pool = new HikariDataSource(config);
        bus = new BusTap(HazelcastCluster.strict()
                .clusterName(settings.clusterName())
                .bindAddress(settings.host())
                .port(settings.port())
                .busPort(0)
                .members(settings.members())
                .tls(certificate(settings))
                .privateNetwork());
        messaging = Messaging.builder()
                .storage(JdbcStorage.postgresql(pool))
                .keys(SharedMasterKeys.of(settings.kek()))
                .workerThreads(WORKERS)
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .deadline(Duration.ofSeconds(5))
                .receiptsVisible(true)
                .presence(PresencePolicy.everybodyOfTheTenant())
                .cluster(bus)
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(settings.skewSeconds())))
                .start();
    }

    private static BusTls certificate(ProofNodeSettings settings) throws IOException {
        char[] password = CERTIFICATE_PASSWORD.toCharArray();
        PrivateCa ca = PrivateCa.in(settings.certificates(), password);
        return BusTls.pkcs12(ca.node(settings.name()), password, ca.trust(), password);
    }

    /** Makes the certificates of nodes, once for all of them. */
    static void certify(Path directory, List<String> names) throws IOException {
        PrivateCa ca = PrivateCa.in(directory, CERTIFICATE_PASSWORD.toCharArray());
        for (String name : names) {
            ca.node(name);
        }
    }

    BusTap bus() {
        return bus;
    }

    Messaging messaging() {
        return messaging;
    }

    @Override
    public void close() {
        messaging.close();
        pool.close();
    }
}
