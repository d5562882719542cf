// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.machinemessages;

import io.hausfunk.messaging.storage.jdbc.JdbcOutbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** An application with orders in a database of its own, and the outbox in the same one. */
final class Shop {
    private final SQLiteDataSource database;
    private final JdbcOutbox outbox;

    Shop(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout(20_000);
        database = new SQLiteDataSource(config);
        database.setUrl("jdbc:sqlite:" + file);
        outbox = JdbcOutbox.in(database);
        outbox.createTables();
        run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("CREATE TABLE orders (number INTEGER PRIMARY KEY)");
            }
        });
    }

    /** What is done in one transaction. */
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    JdbcOutbox outbox() {
        return outbox;
    }

    /** All of it, or nothing: whatever the work throws, the transaction is rolled back. */
    void run(Work work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        outbox.committed();
    }

    static void insert(Connection connection, int number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO orders VALUES (?)")) {
            statement.setInt(1, number);
            statement.executeUpdate();
        }
    }

    List<Integer> orders() {
        List<Integer> numbers = new ArrayList<>();
        run(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT number FROM orders ORDER BY number")) {
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
            }
        });
        return numbers;
    }
}
