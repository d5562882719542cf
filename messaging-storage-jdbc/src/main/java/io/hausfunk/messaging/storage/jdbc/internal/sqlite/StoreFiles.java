// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The files of a store, all in one directory. Nothing of ours opens the database file itself while SQLite has it open:
 * closing any handle on it drops the locks of the whole process.
 *
 * @param database SQLite's file; it puts two of its own beside
 */
record StoreFiles(Path database) {
    /** Refuses names that the driver would read as more than a name: it takes what follows a question mark for settings. */
    StoreFiles {
        String name = database.toString();
        if (database.getFileName() == null || name.chars().anyMatch(StoreFiles::hostile)) {
            throw new IllegalArgumentException(
                    "a file for the store has a name without ? * \" < > | and control characters");
        }
    }

    /** The files for a path, in the directory that it leads to through all links, which is created if need be. */
    static StoreFiles at(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path directory = absolute.getParent();
        if (directory == null) {
            throw new IOException("not a file");
        }
        Files.createDirectories(directory);
        return new StoreFiles(
                Files.exists(absolute)
                        ? absolute.toRealPath()
                        : directory.toRealPath().resolve(path.getFileName()));
    }

    /** SQLite's log. */
    Path log() {
        return beside("-wal");
    }

    /** The log of a file that was replaced while it was open. */
    Path asideLog() {
        return beside("-wal.of-replaced-file");
    }

    /** What SQLite's connections share of the log. */
    Path index() {
        return beside("-shm");
    }

    Path lock() {
        return beside(".lock");
    }

    Path acknowledgedFile() {
        return beside(".ack");
    }

    long acknowledged() throws IOException {
        return AcknowledgedCommits.last(acknowledgedFile());
    }

    /** Creates the database file if it is missing, for its owner only; SQLite gives its other files the same rights. */
    void create() throws IOException {
        boolean posix =
                Files.getFileStore(database.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        try {
            if (posix) {
                Files.createFile(
                        database, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(database);
            }
        } catch (FileAlreadyExistsException e) {
            return; // as on every start but the first
        }
    }

    private Path beside(String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }

    private static boolean hostile(int character) {
        return "?*\"<>|".indexOf(character) >= 0 || Character.isISOControl(character);
    }
}
