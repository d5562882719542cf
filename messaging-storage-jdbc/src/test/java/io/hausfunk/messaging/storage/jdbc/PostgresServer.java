// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * One real PostgreSQL for all tests of this JVM; each test takes a schema of its own. Acknowledging without a sync is its default, and it does
 * not wait for the disk: that it would is shown where system calls are counted.
 */
final class PostgresServer {
    private static final EmbeddedPostgres SERVER = start();
    private static final DataSource POOL = new CountingDataSource(SERVER.getPostgresDatabase());
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private PostgresServer() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int port() {
        return SERVER.getPort();
    }

    /** Makes a connection for each call. */
    static DataSource dataSource() {
        return SERVER.getPostgresDatabase();
    }

    /** Keeps connections, for tests that take many and change nothing of them. */
    static DataSource pool() {
        return POOL;
    }

    static String newSchema() {
        return "test_" + SCHEMAS.incrementAndGet();
    }

    static void drop(String schema) {
        execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
    }

    static void execute(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
