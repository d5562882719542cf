// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that writes, as long as disk and files can be trusted. After a failure of the disk, or without its log, it
 * is closed, and the next transaction opens another one, which begins with moving the log into the file. Once the file is
 * not ours any more, there is none until the store is closed and opened. Used under the writer's lock.
 */
final class WriterConnection {
    private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);

    private final Opening opening;
    private final OpenedFiles files;
    private final ReadConnections readers;
    private @Nullable SqliteConnection connection;
    private boolean withoutLog;
    private volatile OpenedFiles.State state = OpenedFiles.State.OURS;

    WriterConnection(SqliteConnection connection, Opening opening, OpenedFiles files, ReadConnections readers) {
        this.connection = connection;
        this.opening = opening;
        this.files = files;
        this.readers = readers;
    }

    /** Throws {@code STORAGE_LOCKED} once the file is not ours any more. Any thread may ask. */
    void requireOurs(String what) {
        OpenedFiles.State known = state;
        if (known == OpenedFiles.State.TAKEN || known == OpenedFiles.State.REPLACED) {
            throw new StorageException(ErrorCode.STORAGE_LOCKED, what + ": " + opening.file() + ": " + known.words());
        }
    }

    /** Whether files and locks are what they were when they were opened. If not, the connection is not used again. */
    boolean proven() {
        OpenedFiles.State found = files.look();
        if (found == OpenedFiles.State.OURS) {
            return true;
        }
        LOG.error("The store's file {}: {}", opening.file(), found.words());
        withoutLog |= found == OpenedFiles.State.WITHOUT_LOG;
        state = found;
        return false;
    }

    /** A connection that may be used, opened if need be. */
    SqliteConnection usable(String what) {
        requireOurs(what);
        SqliteConnection known = connection;
        if (known != null && !withoutLog) {
            return known;
        }
        LOG.warn("Opening the file {} again", opening.file());
        try {
            SqliteConnection fresh = withoutLog ? readers.without(this::replaced) : opening.again();
            connection = fresh;
            withoutLog = false;
            files.logIsNew();
            state = OpenedFiles.State.OURS;
            return fresh;
        } catch (SQLException e) {
            throw SqliteErrors.failed(what, e);
        } catch (IOException e) {
            throw new StorageException(
                    ErrorCode.STORAGE_UNAVAILABLE, what + ": the file " + opening.file() + " cannot be looked at", e);
        }
    }

    /** All connections of this process share the index of the log, so a new log needs all of them closed. */
    private SqliteConnection replaced() throws SQLException, IOException {
        SqliteConnection last = connection;
        if (last != null) {
            checkpoint(last, "PASSIVE");
        }
        distrust();
        return opening.again();
    }

    /** Closes the connection; the next one opens the file anew. */
    void distrust() {
        SqliteConnection broken = connection;
        connection = null;
        if (broken != null) {
            close(broken);
        }
    }

    /** Moves the log into the file and closes. */
    void close() {
        SqliteConnection last = connection;
        connection = null;
        if (last != null) {
            if (state == OpenedFiles.State.OURS) {
                checkpoint(last, "TRUNCATE");
            }
            close(last);
        }
        if (state == OpenedFiles.State.REPLACED) {
            try {
                files.setLogAside();
            } catch (IOException e) {
                LOG.error(
                        "Remove the log beside {} before opening: it belongs to a file that was replaced",
                        opening.file());
            }
        }
    }

    private static void checkpoint(SqliteConnection connection, String mode) {
        try {
            connection.text("PRAGMA wal_checkpoint(" + mode + ")");
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
