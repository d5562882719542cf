// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.SealedBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** The chunks of a blob as one file of a known size. Reads a chunk when it is needed, and keeps the last one. */
final class ChunkChannel implements SeekableByteChannel {
    private final BlobStore blobs;
    private final BlobRef blob;
    private final long size;
    private long position;
    private int number = -1;
    private byte[] chunk = new byte[0];

    ChunkChannel(BlobStore blobs, BlobRef blob, long size) {
        this.blobs = blobs;
        this.blob = blob;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (position >= size) {
            return -1;
        }
        int total = 0;
        while (into.hasRemaining() && position < size) {
            load((int) (position / ChunkOutput.CHUNK));
            int offset = (int) (position % ChunkOutput.CHUNK);
            int some = Math.min(into.remaining(), chunk.length - offset);
            into.put(chunk, offset, some);
            position += some;
            total += some;
        }
        return total;
    }

    private void load(int wanted) throws IOException {
        if (wanted == number) {
            return;
        }
        SealedBytes found = blobs.read(blob, wanted).orElseThrow(() -> new IOException("a chunk is missing"));
        long expected = Math.min(ChunkOutput.CHUNK, size - (long) wanted * ChunkOutput.CHUNK);
        if (found.length() != expected) {
            throw new IOException("a chunk has another length");
        }
        chunk = found.toByteArray();
        number = wanted;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
