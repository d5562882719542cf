// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.servers.postgresql.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One real PostgreSQL for all tests of this JVM; each test takes a schema of its own. Acknowledging without a sync is its default, and it does
 * not wait for the disk: that it would is shown where system calls are counted.
 */
final class TestSchemas {
    private static final PostgresServer SERVER = PostgresServer.fast().closedAtTheEnd();
    private static final DataSource POOL = new CountingDataSource(dataSource());
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private TestSchemas() {}

    static int port() {
        return SERVER.port();
    }

    /** Makes a connection for each call. */
    static DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(SERVER.url());
        return source;
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
