// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Removes from pictures what they say of their author, place and camera, while they pass. Their pixels stay bit for bit. */
public abstract class PictureCleaner extends InputStream {
    private static final int BUFFER = 16 * 1024;

    private final InputStream in;
    private byte[] pending = new byte[BUFFER];
    private int from;
    private int filled;
    private long passing;
    private boolean ended;

    PictureCleaner(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER);
    }

    /** The same stream for what is no picture, or of a type that cannot be cleaned. */
    public static InputStream cleaning(String type, InputStream bytes) {
        return switch (type) {
            case "image/jpeg" -> new JpegCleaner(bytes);
            case "image/png" -> new PngCleaner(bytes);
            case "image/gif" -> new GifCleaner(bytes);
            case "image/webp" -> new WebpCleaner(bytes);
            default -> bytes;
        };
    }

    /** Emits some more, or says by {@link #end} that there is no more. */
    abstract void step() throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public final int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (from == filled) {
            if (passing > 0) {
                int some = in.read(into, offset, (int) Math.min(length, passing));
                ForeignBytes.require(some > 0, "it ends early");
                passing -= some;
                return some;
            } else if (ended) {
                // The rest is read, since its length may have been announced, and dropped.
                in.transferTo(OutputStream.nullOutputStream());
                return -1;
            }
            from = 0;
            filled = 0;
            step();
        }
        int some = Math.min(length, filled - from);
        System.arraycopy(pending, from, into, offset, some);
        from += some;
        return some;
    }

    /** The next byte. */
    final int next() throws IOException {
        int next = in.read();
        ForeignBytes.require(next >= 0, "it ends early");
        return next;
    }

    /** The next bytes. */
    final byte[] next(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        ForeignBytes.require(bytes.length == count, "it ends early");
        return bytes;
    }

    /** Drops the next bytes. */
    final void drop(long count) throws IOException {
        try {
            in.skipNBytes(count);
        } catch (EOFException e) {
            throw new MalformedMediaException("it ends early");
        }
    }

    final void emit(int b) {
        room(1);
        pending[filled++] = (byte) b;
    }

    final void emit(byte... bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, pending, filled, bytes.length);
        filled += bytes.length;
    }

    /** Lets the next bytes pass, once what was emitted is read. Ends a step. */
    final void pass(long count) {
        passing = count;
    }

    final void end() {
        ended = true;
    }

    /** How much waits to be read: a step should end before that is much. */
    final boolean full() {
        return filled >= BUFFER - 8;
    }

    private void room(int more) {
        if (filled + more > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(filled + more, pending.length * 2));
        }
    }

    static long big(byte[] bytes, int at, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (bytes[at + i] & 0xFF);
        }
        return value;
    }
}
