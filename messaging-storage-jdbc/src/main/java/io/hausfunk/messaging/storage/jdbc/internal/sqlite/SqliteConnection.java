// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.storage.jdbc.BackupProgress;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

/**
 * A connection to the file, used by one thread at a time, which keeps the statements it prepared. Transactions are begun
 * and ended by statements: on a full disk SQLite ends a transaction by itself, and a driver that is in charge of
 * transactions would not notice and commit what follows row by row.
 */
final class SqliteConnection implements AutoCloseable {
    private static final int PAGES_AT_ONCE = 50;

    private final SQLiteConnection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private SqliteConnection(SQLiteConnection connection) {
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

    /** Copies what a transaction that begins now sees; others read and write meanwhile. */
    void backUp(Path target, BackupProgress progress) throws SQLException {
        run("BEGIN");
        try {
            // A transaction sees what was there when it first read. As long as it lasts, the copy is of that moment.
            text("SELECT count(*) FROM sqlite_schema");
            AtomicReference<Throwable> failure = new AtomicReference<>();
            int result = connection
                    .getDatabase()
                    .backup(
                            "main",
                            target.toString(),
                            (remaining, all) -> tell(progress, all - remaining, all, failure),
                            100,
                            100,
                            PAGES_AT_ONCE);
            Throwable thrown = failure.get();
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown instanceof RuntimeException exception) {
                throw exception;
            }
            if (result != 0) {
                throw new SQLException("backup", null, result);
            }
        } finally {
            run("ROLLBACK");
        }
    }

    /** Native code calls this: nothing may be thrown through it. */
    private static void tell(BackupProgress progress, int copied, int all, AtomicReference<Throwable> failure) {
        if (failure.get() == null) {
            try {
                progress.copied(copied, all);
            } catch (RuntimeException | Error e) {
                failure.set(e);
            }
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
