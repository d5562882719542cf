// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import static io.hausfunk.messaging.internal.media.ForeignBytes.require;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * JPEG: keeps what a decoder needs, colour profiles, and the orientation. Drops EXIF, XMP, IPTC, comments, thumbnails, and whatever follows
 * the picture.
 */
final class JpegCleaner extends PictureCleaner {
    private static final int LONGEST_JFIF = 14;

    private boolean begun;
    private boolean scanning;
    private boolean turned;

    JpegCleaner(InputStream in) {
        super(in);
    }

    @Override
    void step() throws IOException {
        if (!begun) {
            require(next() == 0xFF && next() == 0xD8, "not a JPEG file");
            begun = true;
            emit(0xFF);
            emit(0xD8);
            return;
        }
        if (scanning) {
            scan();
            return;
        }
        int marker = marker();
        if (marker == 0xD9) {
            emit(0xFF);
            emit(0xD9);
            end();
            return;
        }
        require(marker >= 0xC0 && (marker < 0xD0 || marker > 0xD8), "a marker out of place");
        int length = next() << 8 | next();
        require(length >= 2, "a segment that is too short");
        segment(marker, next(length - 2));
    }

    private int marker() throws IOException {
        require(next() == 0xFF, "not a marker");
        int marker = next();
        while (marker == 0xFF) {
            marker = next();
        }
        return marker;
    }

    private void segment(int marker, byte[] body) {
        if (marker == 0xE0 && starts(body, "JFIF\0") && body.length >= LONGEST_JFIF) {
            byte[] bare = Arrays.copyOf(body, LONGEST_JFIF);
            bare[12] = 0;
            bare[13] = 0;
            write(marker, bare);
        } else if (marker == 0xE1 && Orientation.isExif(body)) {
            int orientation = Orientation.of(Arrays.copyOfRange(body, 6, body.length));
            if (orientation > 1 && !turned) {
                turned = true;
                write(marker, Orientation.exif(orientation));
            }
        } else if (marker < 0xE0 || (marker > 0xEF && marker != 0xFE)) {
            write(marker, body);
            scanning = marker == 0xDA;
        } else if ((marker == 0xE2 && starts(body, "ICC_PROFILE\0")) || (marker == 0xEE && starts(body, "Adobe"))) {
            write(marker, body);
        }
    }

    private void write(int marker, byte[] body) {
        emit(0xFF);
        emit(marker);
        emit((body.length + 2) >> 8);
        emit(body.length + 2);
        emit(body);
    }

    /** Lets entropy-coded data pass up to the next marker that is not part of it. */
    private void scan() throws IOException {
        while (!full()) {
            int b = next();
            if (b != 0xFF) {
                emit(b);
                continue;
            }
            int marker = next();
            while (marker == 0xFF) {
                marker = next();
            }
            if (marker != 0 && (marker < 0xD0 || marker > 0xD7)) {
                scanning = false;
                after(marker);
                return;
            }
            emit(0xFF);
            emit(marker);
        }
    }

    private void after(int marker) throws IOException {
        if (marker == 0xD9) {
            emit(0xFF);
            emit(0xD9);
            end();
            return;
        }
        require(marker >= 0xC0 && marker != 0xD8, "a marker out of place");
        int length = next() << 8 | next();
        require(length >= 2, "a segment that is too short");
        segment(marker, next(length - 2));
    }

    private static boolean starts(byte[] body, String name) {
        byte[] wanted = name.getBytes(ISO_8859_1);
        return body.length >= wanted.length && Arrays.equals(body, 0, wanted.length, wanted, 0, wanted.length);
    }
}
