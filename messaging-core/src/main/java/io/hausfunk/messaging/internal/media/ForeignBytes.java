// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * A file of which somebody else wrote every byte. Reads by position, through one window, and only so often: a file that sends its reader round in
 * circles ends in {@link MalformedMediaException}, as does one that points behind its end.
 */
public final class ForeignBytes {
    private static final int WINDOW = 64 * 1024;
    private static final int MOST_READS = 2_000_000;

    private final SeekableByteChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW);
    private long start;
    private int reads;

    /** Reads from this channel, which has so many bytes. */
    public ForeignBytes(SeekableByteChannel channel, long size) {
        this.channel = channel;
        this.size = size;
        this.window.limit(0);
    }

    long size() {
        return size;
    }

    /** One byte. */
    int at(long position) throws IOException {
        if (++reads > MOST_READS) {
            throw new MalformedMediaException("too many parts");
        } else if (position < 0 || position >= size) {
            throw new MalformedMediaException("it points behind its end");
        }
        if (position < start || position >= start + window.limit()) {
            window.clear().limit((int) Math.min(WINDOW, size - position));
            channel.position(position);
            while (window.hasRemaining()) {
                if (channel.read(window) < 0) {
                    throw new MalformedMediaException("it ends early");
                }
            }
            window.flip();
            start = position;
        }
        return window.get((int) (position - start)) & 0xFF;
    }

    /** A number of some bytes, the most significant first. */
    long big(long position, int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | at(position + i);
        }
        return value;
    }

    /** A number of some bytes, the least significant first. */
    long little(long position, int bytes) throws IOException {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | at(position + i);
        }
        return value;
    }

    /** Whether these letters stand there. */
    boolean is(long position, String letters) throws IOException {
        if (position + letters.length() > size) {
            return false;
        }
        for (int i = 0; i < letters.length(); i++) {
            if (at(position + i) != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Passes if a part fits into what contains it. */
    static void require(boolean kept, String rule) throws MalformedMediaException {
        if (!kept) {
            throw new MalformedMediaException(rule);
        }
    }
}
