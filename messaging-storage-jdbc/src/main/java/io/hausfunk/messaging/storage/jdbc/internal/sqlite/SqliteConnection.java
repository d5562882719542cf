// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * A connection to the file, used by one thread at a time, which keeps the statements it prepared. Transactions are begun
 * and ended by statements: on a full disk SQLite ends a transaction by itself, and a driver that is in charge of
 * transactions would not notice and commit what follows row by row.
 */
final class SqliteConnection implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private SqliteConnection(Connection connection) {
        this.connection = connection;
    }

    /** Opens the file, and changes nothing in it. Past the driver manager, which knows nothing of class loaders. */
    static SqliteConnection open(Path file, Duration lockTimeout) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", Long.toString(lockTimeout.toMillis()));
        return new SqliteConnection(JDBC.createConnection(JDBC.PREFIX + file, properties));
    }

    /** Makes it the one that writes: a log that is forced to disk with every commit. */
    void prepareToWrite() throws SQLException {
        String journal = text("PRAGMA journal_mode=WAL");
        if (!"wal".equals(journal)) {
            throw new SQLException("no write-ahead log here", null, SqliteErrors.READ_ONLY);
        }
        run("PRAGMA synchronous=FULL");
        run("PRAGMA fullfsync=1");
        run("PRAGMA checkpoint_fullfsync=1");
        run("PRAGMA wal_autocheckpoint=1000");
        run("PRAGMA journal_size_limit=8388608");
        // What is emptied is overwritten, not only forgotten.
        run("PRAGMA secure_delete=ON");
        prepareToRead();
    }

    /** Settings that all connections share. */
    void prepareToRead() throws SQLException {
        run("PRAGMA cache_size=-32000");
        run("PRAGMA cell_size_check=ON");
        run("PRAGMA trusted_schema=OFF");
        run("PRAGMA temp_store=MEMORY");
        run("PRAGMA foreign_keys=OFF");
    }

    PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        statements.put(sql, statement);
        return statement;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : "";
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        statements.clear();
        connection.close();
    }
}
