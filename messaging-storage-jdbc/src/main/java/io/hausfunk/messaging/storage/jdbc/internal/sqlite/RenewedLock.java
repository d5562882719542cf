// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import org.jspecify.annotations.Nullable;

/**
 * A lock on one of two neighbouring bytes in turns: the next one is taken before the last one is released, so there is no
 * moment without a lock, and what this process had lost meanwhile is taken again. Used by one thread at a time.
 */
final class RenewedLock implements AutoCloseable {
    private final FileChannel channel;
    private final long first;
    private final boolean shared;
    private @Nullable FileLock held;

    RenewedLock(FileChannel channel, long first, boolean shared) {
        this.channel = channel;
        this.first = first;
        this.shared = shared;
    }

    /** False if another process has what this one would have to have. */
    boolean renew() {
        FileLock last = held;
        try {
            FileLock next = channel.tryLock(last == null || last.position() > first ? first : first + 1, 1, shared);
            if (next == null) {
                return false;
            }
            held = next;
            if (last != null) {
                last.release();
            }
            return true;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
