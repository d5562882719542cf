// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.jdbc.internal.SqlSession;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one that writes, one transaction after the other. A commit returns when the log is on disk. After a failure of the
 * disk the connection is not trusted any more: the next transaction opens another one and begins with moving the log into
 * the file, and if that fails, nothing is acknowledged.
 */
final class Writer {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Opening opening;
    private final AcknowledgedCommits acknowledged;
    private final String count;
    private final ReentrantLock lock = new ReentrantLock(true);
    private @Nullable SqliteConnection connection;

    Writer(SqliteConnection connection, Opening opening, AcknowledgedCommits acknowledged, String count) {
        this.connection = connection;
        this.opening = opening;
        this.acknowledged = acknowledged;
        this.count = count;
    }

    <T> T write(String what, SqlSession.Work<T> work) {
        lock.lock();
        try {
            return transaction(what, work, usable(what));
        } finally {
            lock.unlock();
        }
    }

    private <T> T transaction(String what, SqlSession.Work<T> work, SqliteConnection writer) {
        begin(what, writer);
        T result;
        long number;
        boolean done = false;
        try {
            SqliteSession session = new SqliteSession(writer);
            number = session.query(count, row -> row.number(1)).get(0);
            result = work.run(session);
            done = !session.discarded();
        } catch (SQLException e) {
            distrustAfter(e);
            throw SqliteErrors.failed(what, e);
        } finally {
            if (!done) {
                rollback(writer);
            }
        }
        if (done) {
            commit(what, writer, number);
        }
        return result;
    }

    private void begin(String what, SqliteConnection writer) {
        try {
            writer.run("BEGIN IMMEDIATE");
        } catch (SQLException e) {
            distrustAfter(e);
            throw SqliteErrors.failed(what, e);
        }
    }

    private void commit(String what, SqliteConnection writer, long number) {
        try {
            writer.run("COMMIT");
        } catch (SQLException e) {
            distrustAfter(e);
            rollback(writer);
            throw SqliteErrors.commitFailed(what, e);
        }
        try {
            acknowledged.remember(number);
        } catch (IOException e) {
            LOG.warn("Could not note commit {} beside the file", number);
        }
    }

    private void rollback(SqliteConnection writer) {
        try {
            writer.run("ROLLBACK");
        } catch (SQLException e) {
            if (!SqliteErrors.nothingToRollBack(e)) {
                distrust();
            }
        }
    }

    private void distrustAfter(SQLException e) {
        if (SqliteErrors.breaksConnection(e)) {
            distrust();
        }
    }

    private void distrust() {
        SqliteConnection broken = connection;
        connection = null;
        if (broken != null) {
            close(broken);
        }
    }

    private SqliteConnection usable(String what) {
        SqliteConnection known = connection;
        if (known != null) {
            return known;
        }
        LOG.warn("The disk failed before: opening the file again");
        try {
            SqliteConnection fresh = opening.again();
            connection = fresh;
            return fresh;
        } catch (SQLException e) {
            throw SqliteErrors.failed(what, e);
        } catch (IOException e) {
            throw new StorageException(ErrorCode.STORAGE_UNAVAILABLE, what + ": the file cannot be looked at", e);
        }
    }

    /** Moves the log into the file and closes. */
    void close() {
        lock.lock();
        try {
            SqliteConnection last = connection;
            connection = null;
            if (last != null) {
                checkpoint(last);
                close(last);
            }
            acknowledged.close();
        } catch (IOException e) {
            LOG.debug("Could not close the file with the number of commits");
        } finally {
            lock.unlock();
        }
    }

    private static void checkpoint(SqliteConnection connection) {
        try {
            connection.text("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            LOG.warn("The log stays beside the file: SQLite error {}", e.getErrorCode());
        }
    }

    private static void close(SqliteConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("Could not close the writing connection: SQLite error {}", e.getErrorCode());
        }
    }
}
