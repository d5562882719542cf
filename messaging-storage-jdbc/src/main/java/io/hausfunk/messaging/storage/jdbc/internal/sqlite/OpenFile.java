// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.jdbc.internal.Dialect;
import io.hausfunk.messaging.storage.jdbc.internal.Settings;
import io.hausfunk.messaging.storage.jdbc.internal.SqlSession;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file while it is open: the lease on it, one connection that writes and some that read. */
final class OpenFile {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFile.class);

    private final FileLease lease;
    private final Writer writer;
    private final Readers readers;

    private OpenFile(FileLease lease, Writer writer, Readers readers) {
        this.lease = lease;
        this.writer = writer;
        this.readers = readers;
    }

    static OpenFile open(Path path, Settings settings, Dialect dialect) {
        try {
            StoreFiles files = StoreFiles.at(path);
            FileLease lease = FileLease.take(files.lock());
            try {
                return open(files, lease, settings, dialect);
            } catch (SQLException | IOException | RuntimeException | LinkageError e) {
                lease.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqliteErrors.failed("open", e);
        } catch (IOException e) {
            throw failed(e);
        } catch (LinkageError e) {
            throw new StorageException(
                    ErrorCode.STORAGE_UNAVAILABLE,
                    "SQLite's native library cannot be loaded: see org.sqlite.tmpdir and org.sqlite.lib.path",
                    e);
        }
    }

    private static OpenFile open(StoreFiles files, FileLease lease, Settings settings, Dialect dialect)
            throws SQLException, IOException {
        Opening opening = new Opening(files, settings, dialect);
        SqliteConnection connection = opening.first();
        try {
            AcknowledgedCommits acknowledged = AcknowledgedCommits.open(files.acknowledgedFile());
            String count = dialect.text("UPDATE {commit} SET number = number + 1 RETURNING number");
            return new OpenFile(
                    lease,
                    new Writer(connection, opening, acknowledged, count),
                    new Readers(files.database(), settings.lockTimeout()));
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    <T> T read(String what, SqlSession.Work<T> work) {
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

    <T> T write(String what, SqlSession.Work<T> work) {
        return writer.write(what, work);
    }

    void close() {
        readers.close();
        writer.close();
        try {
            lease.close();
        } catch (IOException e) {
            LOG.debug("Could not close the lock file");
        }
    }

    private static StorageException failed(IOException e) {
        boolean readOnly = e instanceof AccessDeniedException
                || e.getCause() instanceof ReadOnlyFileSystemException
                || (e instanceof FileSystemException failure && isReadOnly(failure));
        ErrorCode code = readOnly ? ErrorCode.STORAGE_READ_ONLY : ErrorCode.STORAGE_UNAVAILABLE;
        return new StorageException(code, "open: " + e.getClass().getSimpleName());
    }

    private static boolean isReadOnly(FileSystemException failure) {
        String reason = failure.getReason();
        return reason != null && (reason.contains("Read-only") || reason.contains("not permitted"));
    }
}
