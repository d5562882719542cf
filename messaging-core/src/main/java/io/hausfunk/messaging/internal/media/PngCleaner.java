// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import static io.hausfunk.messaging.internal.media.ForeignBytes.require;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.CRC32;

/** PNG, animated too: keeps the chunks that make the picture, and the orientation. */
final class PngCleaner extends PictureCleaner {
    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP",
            "acTL", "fcTL", "fdAT");
    private static final int LONGEST_EXIF = 64 * 1024;

    private boolean begun;

    PngCleaner(InputStream in) {
        super(in);
    }

    @Override
    void step() throws IOException {
        if (!begun) {
            byte[] signature = next(8);
            require(big(signature, 0, 8) == 0x89504E470D0A1A0AL, "not a PNG file");
            emit(signature);
            header();
            begun = true;
            return;
        }
        byte[] head = next(8);
        long length = big(head, 0, 4);
        String type = new String(head, 4, 4, ISO_8859_1);
        require(length <= Integer.MAX_VALUE, "a chunk that is too long");
        if (KEPT.contains(type)) {
            emit(head);
            pass(length + 4);
            if (type.equals("IEND")) {
                require(length == 0, "an end that is too long");
                end();
            }
        } else if (type.equals("eXIf") && length <= LONGEST_EXIF) {
            int orientation = Orientation.of(next((int) length));
            drop(4);
            if (orientation > 1) {
                chunk(head, Orientation.tiff(orientation));
            }
        } else {
            drop(length + 4);
        }
    }

    private void header() throws IOException {
        byte[] head = next(8 + 13 + 4);
        require(big(head, 0, 4) == 13 && new String(head, 4, 4, ISO_8859_1).equals("IHDR"), "no header");
        emit(head);
    }

    private void chunk(byte[] head, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(head, 4, 4);
        crc.update(body);
        emit(ByteBuffer.allocate(12 + body.length)
                .putInt(body.length)
                .put(head, 4, 4)
                .put(body)
                .putInt((int) crc.getValue())
                .array());
    }
}
