// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hausfunk.messaging.servers.postgresql.PostgresServer;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** A schema of its own in PostgreSQL, behind a pool such as hosts have. */
final class PostgresPlace implements Place {
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final String url;
    private final String schema;
    private final HikariDataSource pool;

    private PostgresPlace(String url, String schema, Duration patience) {
        this.url = url;
        this.schema = schema;
        this.pool = pool(url, patience);
    }

    /** One for all tests of this JVM. Those that harm a server have their own. */
    static PostgresServer server() {
        return Shared.SERVER;
    }

    static PostgresPlace fresh() {
        return new PostgresPlace(server().url(), freshSchema(), PATIENT);
    }

    /** Where a server goes away: every call waits that long before it learns it. */
    static PostgresPlace impatientOn(PostgresServer server) {
        return new PostgresPlace(server.url(), freshSchema(), Duration.ofSeconds(3));
    }

    static PostgresPlace at(String address) {
        String[] parts = address.split(" ", 2);
        return new PostgresPlace(parts[0], parts[1], PATIENT);
    }

    private static String freshSchema() {
        return "s_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static HikariDataSource pool(String url, Duration patience) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url + "&connectTimeout=2");
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(patience.toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public MessagingStorage storage() {
        return JdbcStorage.postgresql(pool).withSchema(schema);
    }

    @Override
    public Connection connection() throws SQLException {
        Connection connection = java.sql.DriverManager.getConnection(url);
        connection.setSchema(schema);
        return connection;
    }

    @Override
    public Object column(UUID id) {
        return id;
    }

    @Override
    public String address() {
        return url + " " + schema;
    }

    @Override
    public List<Path> directories() {
        return List.of(server().data());
    }

    @Override
    public void close() {
        pool.close();
    }

    private static final class Shared {
        private static final PostgresServer SERVER = PostgresServer.durable().closedAtTheEnd();
    }
}
