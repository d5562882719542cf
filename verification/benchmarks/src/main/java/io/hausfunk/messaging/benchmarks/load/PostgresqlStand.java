// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hausfunk.messaging.servers.postgresql.PostgresServer;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** A PostgreSQL of its own, as durable as it comes out of the box. */
final class PostgresqlStand implements Stand {
    private static final int CONNECTIONS = 12;

    private final PostgresServer server;
    private final HikariDataSource pool;

    PostgresqlStand(Path directory) {
        server = PostgresServer.durable(
                directory.resolve("postgresql"), Map.of("shared_buffers", "256MB", "max_wal_size", "4GB"), 0);
        if (!ask("SHOW fsync").equals("on") || !ask("SHOW synchronous_commit").equals("on")) {
            throw new IllegalStateException("this server does not wait for the disk");
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(2 * CONNECTIONS);
        config.setMinimumIdle(2);
        pool = new HikariDataSource(config);
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public MessagingStorage store(String name) {
        return JdbcStorage.postgresql(pool).withTablePrefix(name + "_");
    }

    @Override
    public RawInserts raw(List<NewEntry> rows) {
        try (MessagingStorage tables = store("raw")) {
            tables.open();
            Connection connection = DriverManager.getConnection(url() + "&reWriteBatchedInserts=true");
            return new RawInserts(connection, "raw_entry", uuid -> uuid, rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long syncs() {
        return Long.parseLong(ask("SELECT wal_sync FROM pg_stat_wal"));
    }

    private String url() {
        return server.url();
    }

    private String ask(String question) {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
        server.close();
    }
}
