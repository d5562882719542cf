// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.jdbc.BackupProgress;
import io.hausfunk.messaging.storage.jdbc.internal.Dialect;
import io.hausfunk.messaging.storage.jdbc.internal.StoreSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the database while it is written: as of one moment, checked, and under its name only when it is whole and on disk.
 * The copy is made through a connection of the store, since a host that copies the file itself drops the locks on it.
 */
record Backup(Dialect dialect, StoreSettings settings) {
    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

    void make(SqliteConnection from, Path target, BackupProgress progress) throws SQLException, IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path absolute = target.toAbsolutePath();
        Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
        Files.deleteIfExists(part);
        StoreFiles copy = new StoreFiles(part);
        copy.create();
        try {
            from.backUp(part, progress);
            check(copy);
            sync(part, StandardOpenOption.WRITE);
            Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        syncDirectory(absolute.resolveSibling("."));
    }

    private void check(StoreFiles copy) throws SQLException, IOException {
        try (SqliteConnection connection = SqliteConnection.open(copy.database(), settings.lockTimeout())) {
            connection.prepareToRead();
            new DamageCheck(dialect).run(connection, Files.size(copy.database()), 0);
        } catch (StorageException damaged) {
            throw new StorageException(
                    ErrorCode.STORAGE_DAMAGED, "the copy is damaged and was removed: " + damaged.detail(), damaged);
        }
    }

    private static void syncDirectory(Path directory) {
        try {
            sync(directory, StandardOpenOption.READ);
        } catch (IOException e) {
            LOG.debug(
                    "Directories cannot be forced to disk here: {}",
                    e.getClass().getSimpleName());
        }
    }

    private static void sync(Path file, StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(file, access)) {
            channel.force(true);
        }
    }
}
