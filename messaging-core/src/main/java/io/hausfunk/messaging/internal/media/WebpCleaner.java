// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import static io.hausfunk.messaging.internal.media.ForeignBytes.require;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * WebP: what does not make the picture becomes zeros of the same length under a name that means nothing, since the length of the whole stands at
 * the beginning.
 */
final class WebpCleaner extends PictureCleaner {
    private static final Set<String> KEPT = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final byte[] NOTHING = "JUNK".getBytes(ISO_8859_1);
    /** That there is EXIF, or XMP. */
    private static final int SAYS_MORE = 0x0C;

    private boolean begun;
    private long left;
    private long zeros;

    WebpCleaner(InputStream in) {
        super(in);
    }

    @Override
    void step() throws IOException {
        if (!begun) {
            byte[] head = next(12);
            left = little(head, 4) - 4;
            require(left >= 8 && (left & 1) == 0, "a wrong length");
            emit(head);
            begun = true;
        } else if (zeros > 0) {
            int some = (int) Math.min(zeros, 8192);
            drop(some);
            emit(new byte[some]);
            zeros -= some;
        } else if (left == 0) {
            end();
        } else {
            chunk();
        }
    }

    private void chunk() throws IOException {
        require(left >= 8, "a chunk that is cut off");
        byte[] head = next(8);
        long length = little(head, 4);
        long padded = length + (length & 1);
        require(padded <= left - 8, "a chunk that is cut off");
        left -= 8 + padded;
        String name = new String(head, 0, 4, ISO_8859_1);
        if (!KEPT.contains(name)) {
            System.arraycopy(NOTHING, 0, head, 0, 4);
            emit(head);
            zeros = padded;
        } else if (name.equals("VP8X")) {
            require(length == 10, "a header of another length");
            byte[] body = next(10);
            body[0] &= (byte) ~SAYS_MORE;
            emit(head);
            emit(body);
        } else {
            emit(head);
            pass(padded);
        }
    }

    private static long little(byte[] bytes, int at) {
        return (bytes[at] & 0xFFL)
                | (bytes[at + 1] & 0xFFL) << 8
                | (bytes[at + 2] & 0xFFL) << 16
                | (bytes[at + 3] & 0xFFL) << 24;
    }
}
