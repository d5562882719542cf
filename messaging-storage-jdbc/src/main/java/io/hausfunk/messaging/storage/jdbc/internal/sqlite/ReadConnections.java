// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few connections that only read, each used by one thread at a time. They see a commit as soon as it is made. */
final class ReadConnections {
    private static final Logger LOG = LoggerFactory.getLogger(ReadConnections.class);
    private static final int MOST = 4;

    private final Path file;
    private final Duration lockTimeout;
    private final Semaphore permits = new Semaphore(MOST);
    private final Deque<SqliteConnection> idle = new ConcurrentLinkedDeque<>();

    ReadConnections(Path file, Duration lockTimeout) {
        this.file = file;
        this.lockTimeout = lockTimeout;
    }

    SqliteConnection take() throws SQLException {
        permits.acquireUninterruptibly();
        try {
            SqliteConnection known = idle.pollFirst();
            return known != null ? known : open();
        } catch (SQLException | RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    /** Gives back what {@link #take} gave. */
    void giveBack(SqliteConnection connection, boolean usable) {
        if (usable) {
            idle.addFirst(connection);
        } else {
            close(connection);
        }
        permits.release();
    }

    /** Runs something while nobody reads and no connection is open. Blocks until those who read are done. */
    <T> T without(Pause<T> work) throws SQLException, IOException {
        permits.acquireUninterruptibly(MOST);
        try {
            close();
            return work.run();
        } finally {
            permits.release(MOST);
        }
    }

    /** Closes those that nobody uses. */
    void close() {
        for (SqliteConnection each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            close(each);
        }
    }

    private SqliteConnection open() throws SQLException {
        SqliteConnection connection = SqliteConnection.open(file, lockTimeout);
        try {
            connection.prepareToRead();
            connection.run("PRAGMA query_only=ON");
            return connection;
        } catch (SQLException e) {
            close(connection);
            throw e;
        }
    }

    /** What is done while nobody reads. */
    interface Pause<T> {
        T run() throws SQLException, IOException;
    }

    private static void close(SqliteConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("Could not close a reading connection: SQLite error {}", e.getErrorCode());
        }
    }
}
