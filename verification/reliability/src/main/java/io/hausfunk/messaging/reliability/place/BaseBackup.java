// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A copy of a server's files, made while it works, as {@code pg_basebackup} makes it: a server can be started on it.
 *
 * @param directory where the files are
 */
public record BaseBackup(Path directory) {
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");
    private static final String LOG = "pg_wal";

    static BaseBackup take(DatabaseServer server, Path directory) {
        try (Connection connection = DriverManager.getConnection(server.url());
                Statement statement = connection.createStatement()) {
            String first = text(statement, "SELECT pg_walfile_name(pg_start_backup('proof', true, false))");
            copy(server.data(), directory);
            String label = text(statement, "SELECT labelfile FROM pg_stop_backup(false, false)");
            log(server.data().resolve(LOG), directory.resolve(LOG), first);
            Files.writeString(directory.resolve("backup_label"), label);
            return new BaseBackup(directory);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Statement statement, String question) throws SQLException {
        try (ResultSet result = statement.executeQuery(question)) {
            result.next();
            return result.getString(1);
        }
    }

    /** Everything but the log. Files that go meanwhile are not needed. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.copy(directory, to.resolve(from.relativize(directory)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                boolean log = from.resolve(LOG).equals(file.getParent());
                if (!log && !NOT_COPIED.contains(file.getFileName().toString())) {
                    copyFile(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
                if (gone instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw gone;
            }
        });
    }

    private static void copyFile(Path file, Path to) throws IOException {
        try {
            Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException gone) {
            // The server made it for a moment only.
        }
    }

    private static void log(Path from, Path to, String first) throws IOException {
        try (var files = Files.newDirectoryStream(from, file -> Files.isRegularFile(file))) {
            for (Path file : files) {
                if (file.getFileName().toString().compareTo(first) >= 0) {
                    copyFile(file, to.resolve(file.getFileName()));
                }
            }
        }
    }
}
