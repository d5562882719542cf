// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the files under their names are the ones that were opened. Files get replaced and removed under a running
 * engine; and on POSIX systems a host that copies an open file drops the locks of this process, after which a neighbour that
 * opens and closes the database takes the log away. Used under the writer's lock.
 *
 * <p>Where files have no identity of their own (Windows), open files cannot be removed and locks stay: nothing is checked.
 */
final class OpenedFiles implements AutoCloseable {
    /** Where SQLite keeps the lock that says that somebody has the database open. */
    private static final long SHARED_BYTES = 0x4000_0002L;

    private final StoreFiles files;
    private final FileLease lease;
    private final @Nullable Object database;
    private final @Nullable Object lock;
    private final @Nullable RenewedLock open;
    private @Nullable Object log;
    private @Nullable Object index;

    /** To be made while SQLite has the files open, and closed after SQLite closed them. */
    OpenedFiles(StoreFiles files, FileLease lease) throws IOException {
        this.files = files;
        this.lease = lease;
        this.database = identity(files.database());
        this.lock = identity(files.lock());
        this.open = database == null
                ? null
                : new RenewedLock(FileChannel.open(files.database(), StandardOpenOption.READ), SHARED_BYTES, true);
        logIsNew();
    }

    /** Takes the log and its index as they are now: SQLite has just opened them. */
    void logIsNew() throws IOException {
        log = identity(files.log());
        index = identity(files.index());
    }

    /** Looks, and takes again the locks that got lost. */
    State look() {
        if (open == null) {
            return State.OURS;
        }
        try {
            if (!lease.renew()) {
                return State.TAKEN;
            }
            if (!same(lock, files.lock()) || !same(database, files.database())) {
                return State.REPLACED;
            }
            boolean known = open.renew() && same(log, files.log()) && same(index, files.index());
            return known ? State.OURS : State.WITHOUT_LOG;
        } catch (IOException e) {
            return State.WITHOUT_LOG;
        }
    }

    /** Renames the log: SQLite leaves it where it is, and would apply it to whatever file has the name of the database now. */
    void setLogAside() throws IOException {
        if (same(log, files.log())) {
            Files.move(files.log(), files.asideLog(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean same(@Nullable Object opened, Path path) throws IOException {
        Object now = identity(path);
        return now != null && now.equals(opened);
    }

    /** Device and number of the file, or null if there is none or the system has nothing of the kind. */
    private static @Nullable Object identity(Path path) throws IOException {
        return Files.exists(path)
                ? Files.readAttributes(path, BasicFileAttributes.class).fileKey()
                : null;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }

    /** How the files stand. */
    enum State {
        /** As they were opened. */
        OURS("as they were opened"),
        /** The log or its index is another one, or a neighbour is about to take it away. What was acknowledged is in the file. */
        WITHOUT_LOG("its log was taken away by another program"),
        /** Another file has the name of the database, or of the lock. */
        REPLACED("another file has its name now; close the store, and open it again once the right file is there"),
        /** Another process has the right to have the store open. */
        TAKEN("another process opened it after something in this process had closed a handle on the lock file");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
