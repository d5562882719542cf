// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.reading;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hausfunk.messaging.servers.postgresql.PostgresServer;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** What is measured on: an engine's store, and the same database without an engine. */
interface ReadingDatabase extends AutoCloseable {
    /** The store, to be opened by one engine. */
    MessagingStorage storage();

    /** The database beside it. */
    Connection connection() throws SQLException;

    @Override
    void close() throws IOException;

    /** {@code sqlite} or {@code postgresql}. */
    static ReadingDatabase of(String name, Path directory) throws IOException {
        return switch (name) {
            case "sqlite" -> new Embedded(directory.resolve("reading.db"));
            case "postgresql" -> new Server(directory.resolve("postgresql"));
            default -> throw new IllegalArgumentException("no such store: " + name);
        };
    }

    /** The embedded file. */
    record Embedded(Path file) implements ReadingDatabase {
        @Override
        public MessagingStorage storage() {
            return JdbcStorage.embedded(file);
        }

        @Override
        public Connection connection() throws SQLException {
            return DriverManager.getConnection("jdbc:sqlite:" + file);
        }

        @Override
        public void close() {
            // Goes with its directory.
        }
    }

    /** A PostgreSQL of its own that waits for the disk. */
    final class Server implements ReadingDatabase {
        private static final int CONNECTIONS = 24;

        private final PostgresServer server;
        private final HikariDataSource pool;

        Server(Path directory) throws IOException {
            server = PostgresServer.durable(directory, Map.of("shared_buffers", "256MB"), 0);
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url());
            config.setMaximumPoolSize(CONNECTIONS);
            pool = new HikariDataSource(config);
        }

        private String url() {
            return server.url();
        }

        @Override
        public MessagingStorage storage() {
            return JdbcStorage.postgresql(pool);
        }

        @Override
        public Connection connection() throws SQLException {
            return DriverManager.getConnection(url());
        }

        @Override
        public void close() throws IOException {
            pool.close();
            server.close();
        }
    }
}
