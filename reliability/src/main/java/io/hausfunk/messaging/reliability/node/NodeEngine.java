// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.time.Clock;
import java.time.Duration;

/** How a node starts its engine: as a host does that cares for short outages. The only place that knows of a cluster. */
final class NodeEngine implements AutoCloseable {
    private static final int WORKERS = 8;

    private final HikariDataSource pool;
    private final Messaging messaging;

    NodeEngine(NodeSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://" + settings.databaseHost() + ":" + settings.databasePort()
                + "/postgres?user=postgres&sslmode=disable&connectTimeout=2&socketTimeout=12&tcpKeepAlive=true");
        config.setMaximumPoolSize(WORKERS + 4);
        config.setMinimumIdle(WORKERS);
        config.setConnectionTimeout(2000);
        config.setValidationTimeout(1000);
        config.setKeepaliveTime(30_000);
        pool = new HikariDataSource(config);
        messaging = Messaging.builder()
                .storage(JdbcStorage.postgresql(pool))
                .keys(SharedMasterKeys.of(settings.kek()))
                .workerThreads(WORKERS)
                .deadline(Duration.ofSeconds(5))
                .receiptsVisible(true)
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(settings.skewSeconds())))
                .start();
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
