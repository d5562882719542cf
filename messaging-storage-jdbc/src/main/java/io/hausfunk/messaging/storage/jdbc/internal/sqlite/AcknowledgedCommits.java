// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * A small file beside the store with the number of the last acknowledged commit. SQLite drops what follows a damaged place
 * in its log without a word; that this number is then higher than the store's is the only trace.
 *
 * <p>It is written after the commit is on disk and not forced itself, so after a power cut it may be behind, never ahead.
 * Not by a channel: those close when a thread is interrupted.
 */
final class AcknowledgedCommits implements AutoCloseable {
    private static final int LENGTH = 16;

    private final RandomAccessFile file;

    private AcknowledgedCommits(RandomAccessFile file) {
        this.file = file;
    }

    static AcknowledgedCommits open(Path path) throws IOException {
        return new AcknowledgedCommits(new RandomAccessFile(path.toFile(), "rw"));
    }

    /** The number, or 0 if there is none that can be read. */
    static long last(Path path) throws IOException {
        if (!Files.exists(path)) {
            return 0;
        }
        byte[] bytes = Files.readAllBytes(path);
        if (bytes.length < LENGTH) {
            return 0;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long number = buffer.getLong();
        return buffer.getLong() == checksum(number) ? number : 0;
    }

    void remember(long number) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH).putLong(number).putLong(checksum(number));
        file.seek(0);
        file.write(buffer.array());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static long checksum(long number) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return sum.getValue();
    }
}
