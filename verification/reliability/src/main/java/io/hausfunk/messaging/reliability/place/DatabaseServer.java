// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import io.hausfunk.messaging.servers.postgresql.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One PostgreSQL that runs on a directory, as durable as it comes out of the box, and what is asked of it. */
final class DatabaseServer {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final PostgresServer server;

    private DatabaseServer(PostgresServer server) {
        this.server = server;
    }

    /**
     * Starts it, and makes its files if there are none.
     *
     * @param port where it listens; 0 for any
     */
    static DatabaseServer start(Path data, int port) {
        return new DatabaseServer(PostgresServer.durable(data, Map.of("wal_keep_size", "256MB"), port));
    }

    boolean kill() {
        return server.kill();
    }

    void stop() {
        server.stop();
    }

    boolean alive() {
        return server.alive();
    }

    Path data() {
        return server.data();
    }

    int port() {
        return server.port();
    }

    String url() {
        return server.url() + "&connectTimeout=20&socketTimeout=120";
    }

    /** What a question with one answer is answered; empty for null. */
    String ask(String question) {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(question)) {
            result.next();
            String answer = result.getString(1);
            return answer == null ? "" : answer;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void order(String statements) {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            for (String each : statements.split(";", -1)) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a condition holds. */
    void await(String condition) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!ask("SELECT " + condition).equals("t")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("never came true: " + condition);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
