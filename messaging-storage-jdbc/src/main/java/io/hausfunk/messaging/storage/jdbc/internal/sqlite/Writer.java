// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.jdbc.internal.SqlSession;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one that writes, one transaction after the other. A commit returns when the log is on disk, and when it was proven,
 * before and after, that file, log and locks are still the ones that were opened: only then is it where others find it.
 */
final class Writer {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final WriterConnection connection;
    private final AcknowledgedCommits acknowledged;
    private final String count;
    private final ReentrantLock lock = new ReentrantLock(true);

    Writer(WriterConnection connection, AcknowledgedCommits acknowledged, String count) {
        this.connection = connection;
        this.acknowledged = acknowledged;
        this.count = count;
    }

    /** Throws {@code STORAGE_LOCKED} once the file is not ours any more. */
    void requireOurs(String what) {
        connection.requireOurs(what);
    }

    /** Looks at the files; if their log is not the one that was opened, opens it anew and says so. */
    boolean mended(String what) {
        lock.lock();
        try {
            if (connection.proven()) {
                return false;
            }
            connection.usable(what);
            return true;
        } finally {
            lock.unlock();
        }
    }

    <T> T write(String what, SqlSession.Work<T> work) {
        lock.lock();
        try {
            return transaction(what, work, connection.usable(what));
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
            if (!session.discarded()) {
                requireProven(what, ErrorCode.STORAGE_UNAVAILABLE);
                done = true;
            }
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
        requireProven(what, ErrorCode.OUTCOME_UNKNOWN);
        try {
            acknowledged.remember(number);
        } catch (IOException e) {
            LOG.warn("Could not note commit {} beside the file", number);
        }
    }

    private void requireProven(String what, ErrorCode otherwise) {
        if (!connection.proven()) {
            connection.requireOurs(what);
            throw new StorageException(otherwise, what + ": the log of the file was taken away by another program");
        }
    }

    private void rollback(SqliteConnection writer) {
        try {
            writer.run("ROLLBACK");
        } catch (SQLException e) {
            if (!SqliteErrors.nothingToRollBack(e)) {
                connection.distrust();
            }
        }
    }

    private void distrustAfter(SQLException e) {
        if (SqliteErrors.breaksConnection(e)) {
            connection.distrust();
        }
    }

    /** Moves the log into the file and closes. */
    void close() {
        lock.lock();
        try {
            connection.close();
            acknowledged.close();
        } catch (IOException e) {
            LOG.debug("Could not close the file with the number of commits");
        } finally {
            lock.unlock();
        }
    }
}
