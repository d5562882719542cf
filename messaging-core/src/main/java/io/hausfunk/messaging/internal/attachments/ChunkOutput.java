// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.SealedBytes;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes sealed bytes into the chunks of a blob. */
final class ChunkOutput extends OutputStream {
    /** Four segments of what is sealed, so that no segment lies in two chunks. */
    static final int CHUNK = 256 * 1024;

    private final BlobStore blobs;
    private final BlobRef blob;
    private final byte[] buffer = new byte[CHUNK];
    private int filled;
    private int number;

    ChunkOutput(BlobStore blobs, BlobRef blob) {
        this.blobs = blobs;
        this.blob = blob;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int from = offset;
        while (from < offset + length) {
            int some = Math.min(CHUNK - filled, offset + length - from);
            System.arraycopy(bytes, from, buffer, filled, some);
            filled += some;
            from += some;
            if (filled == CHUNK) {
                writeChunk();
            }
        }
    }

    @Override
    public void close() {
        if (filled > 0) {
            writeChunk();
        }
    }

    private void writeChunk() {
        if (!blobs.write(blob, number, SealedBytes.copyOf(Arrays.copyOf(buffer, filled)))) {
            throw new InvalidInputException(
                    ErrorCode.ATTACHMENT_INCOMPLETE, "the upload took so long that its beginning was removed");
        }
        number++;
        filled = 0;
    }
}
