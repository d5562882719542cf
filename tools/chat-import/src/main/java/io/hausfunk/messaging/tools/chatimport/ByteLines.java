// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file, packed or not, in strict UTF-8. */
final class ByteLines implements AutoCloseable {
    /** A post with all of its replies is one line. */
    static final int LONGEST_POST = 64 * 1024 * 1024;

    private static final int LONGEST = 1024 * 1024;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final InputStream in;
    private int longest = LONGEST;

    private ByteLines(InputStream in) {
        this.in = in;
    }

    static ByteLines of(Path file) throws IOException {
        return of(Files.newInputStream(file));
    }

    static ByteLines of(InputStream bytes) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes);
        try {
            in.mark(2);
            boolean packed = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
            in.reset();
            return new ByteLines(packed ? new BufferedInputStream(new GZIPInputStream(in)) : in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Lets the next lines be as long as this. */
    void allow(int bytes) {
        longest = bytes;
    }

    /** The next line, or null at the end. */
    @Nullable
    String next() throws IOException, BrokenChatException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
            if (line.size() > longest) {
                throw new BrokenChatException("longer than " + longest + " bytes");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BrokenChatException("not UTF-8");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
