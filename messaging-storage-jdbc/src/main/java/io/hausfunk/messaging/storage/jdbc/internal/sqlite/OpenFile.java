// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.jdbc.BackupProgress;
import io.hausfunk.messaging.storage.jdbc.internal.Dialect;
import io.hausfunk.messaging.storage.jdbc.internal.DriverFailure;
import io.hausfunk.messaging.storage.jdbc.internal.SqlSession;
import io.hausfunk.messaging.storage.jdbc.internal.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file while it is open: the lease on it, one connection that writes and some that read. */
final class OpenFile {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFile.class);

    private final FileLease lease;
    private final Writer writer;
    private final ReadConnections readers;
    private final OpenedFiles files;

    private OpenFile(FileLease lease, OpenedFiles files, Writer writer, ReadConnections readers) {
        this.lease = lease;
        this.files = files;
        this.writer = writer;
        this.readers = readers;
    }

    static OpenFile open(Path path, StoreSettings settings, Dialect dialect) {
        try {
            StoreFiles files = StoreFiles.at(path);
            FileLease lease = FileLease.take(files.lock(), files.acknowledgedFile());
            try {
                return open(files, lease, settings, dialect);
            } catch (SQLException | IOException | RuntimeException | LinkageError e) {
                lease.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqliteErrors.failed("open", e);
        } catch (IOException e) {
            throw FileErrors.failed("open", path, e);
        } catch (LinkageError e) {
            throw new StorageException(
                    ErrorCode.STORAGE_UNAVAILABLE,
                    "SQLite's native library cannot be loaded: see org.sqlite.tmpdir and org.sqlite.lib.path; "
                            + DriverFailure.texts(e),
                    e);
        }
    }

    private static OpenFile open(StoreFiles files, FileLease lease, StoreSettings settings, Dialect dialect)
            throws SQLException, IOException {
        Opening opening = new Opening(files, settings, dialect);
        SqliteConnection connection = opening.first();
        try {
            AcknowledgedCommits acknowledged = AcknowledgedCommits.open(files.acknowledgedFile());
            String count = dialect.text("UPDATE {commit} SET number = number + 1 RETURNING number");
            ReadConnections readers = new ReadConnections(files.database(), settings.lockTimeout());
            OpenedFiles opened = new OpenedFiles(files, lease);
            WriterConnection writing = new WriterConnection(connection, opening, opened, readers);
            return new OpenFile(lease, opened, new Writer(writing, acknowledged, count), readers);
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    <T> T read(String what, SqlSession.Work<T> work) {
        writer.requireOurs(what);
        try {
            return readOnce(what, work);
        } catch (StorageException e) {
            // A log that was taken away breaks reading, too: with another one it goes on.
            if (e.code() == ErrorCode.STORAGE_UNAVAILABLE && writer.mended(what)) {
                return readOnce(what, work);
            }
            throw e;
        }
    }

    private <T> T readOnce(String what, SqlSession.Work<T> work) {
        SqliteConnection connection;
        try {
            connection = readers.take();
        } catch (SQLException e) {
            throw SqliteErrors.failed(what, e);
        }
        boolean usable = true;
        try {
            return work.run(new SqliteSession(connection));
        } catch (SQLException e) {
            usable = !SqliteErrors.breaksConnection(e);
            throw SqliteErrors.failed(what, e);
        } finally {
            readers.giveBack(connection, usable);
        }
    }

    void backUp(Path target, Backup backup, BackupProgress progress) {
        writer.requireOurs("backup");
        SqliteConnection connection = null;
        try {
            connection = readers.take();
            backup.make(connection, target, progress);
        } catch (SQLException e) {
            throw SqliteErrors.failed("backup", e);
        } catch (IOException e) {
            throw FileErrors.failed("backup", target, e);
        } finally {
            if (connection != null) {
                readers.giveBack(connection, false);
            }
        }
    }

    <T> T write(String what, SqlSession.Work<T> work) {
        return writer.write(what, work);
    }

    void close() {
        readers.close();
        writer.close();
        try {
            files.close();
            lease.close();
        } catch (IOException e) {
            LOG.debug("Could not close the lock files");
        }
    }
}
