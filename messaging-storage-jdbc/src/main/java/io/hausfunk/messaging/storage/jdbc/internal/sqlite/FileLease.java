// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to have the store open: locks on a file beside it. SQLite's own locks hold between processes, but two copies
 * of SQLite in one process, as after a redeployment, do not see each other's.
 *
 * <p>On POSIX systems a process loses all its locks on a file when anything in it closes a handle on that file. So a second
 * store in this JVM must not even open the lock file: it is refused by a lock on another one, of which only the JVM's own
 * table matters. And against hosts that copy the lock file, {@link #renew} takes the lock anew: whoever opens the store
 * needs bytes 0 to 2, and the holder always has byte 0 or one of the others, taken lately.
 */
final class FileLease implements AutoCloseable {
    private static final long GUARDED = Long.MAX_VALUE - 1;

    private final FileChannel guard;
    private final RenewedLock lock;

    private FileLease(FileChannel guard, RenewedLock lock) {
        this.guard = guard;
        this.lock = lock;
    }

    /** Takes it, or throws {@code STORAGE_LOCKED}; the files stay where they are for ever, as removing them would be a race. */
    static FileLease take(Path lockFile, Path guardFile) throws IOException {
        FileChannel guard = open(guardFile);
        try {
            if (tryLock(guard) == null) {
                throw taken(lockFile);
            }
            FileChannel channel = open(lockFile);
            RenewedLock lock = new RenewedLock(channel, 1, false);
            if (channel.tryLock(0, 1, false) == null || !lock.renew() || !lock.renew()) {
                lock.close();
                throw taken(lockFile);
            }
            return new FileLease(guard, lock);
        } catch (IOException | RuntimeException e) {
            guard.close();
            throw e;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static @Nullable FileLock tryLock(FileChannel guard) throws IOException {
        try {
            return guard.tryLock(GUARDED, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static StorageException taken(Path lockFile) {
        return new StorageException(
                ErrorCode.STORAGE_LOCKED,
                "another store, in this process or another one, has the file open that belongs to " + lockFile);
    }

    /** Makes sure that nobody else has the right; false if somebody has. */
    boolean renew() {
        return lock.renew();
    }

    @Override
    public void close() throws IOException {
        lock.close();
        guard.close();
    }
}
