// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one thing in EXIF that is kept: how a picture is to be turned. Phones write it instead of turning pixels. */
final class Orientation {
    /** Where its value stands in {@link #exif}, from the beginning of {@code Exif}. */
    static final int VALUE_AT = 6 + 8 + 2 + 8;

    private static final int TAG = 0x0112;
    private static final byte[] NAME = "Exif\0\0".getBytes(ISO_8859_1);

    private Orientation() {}

    /** 1 to 8; 1 for TIFF structures that say nothing of it or are not well-formed. */
    static int of(byte[] tiff) {
        if (tiff.length < 10 || (tiff[0] != 'I' && tiff[0] != 'M')) {
            return 1;
        }
        ByteBuffer in = ByteBuffer.wrap(tiff).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = in.getInt(4) & 0xFFFFFFFFL;
        if (directory + 2 > tiff.length) {
            return 1;
        }
        int entries = in.getShort((int) directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            long at = directory + 2 + i * 12L;
            if (at + 12 > tiff.length) {
                return 1;
            }
            if ((in.getShort((int) at) & 0xFFFF) == TAG) {
                int value = in.getShort((int) at + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    /** A TIFF structure that says nothing else. */
    static byte[] tiff(int orientation) {
        return ByteBuffer.allocate(26)
                .put((byte) 'M')
                .put((byte) 'M')
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) TAG)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    /** The same as JPEG has it. */
    static byte[] exif(int orientation) {
        return ByteBuffer.allocate(NAME.length + 26)
                .put(NAME)
                .put(tiff(orientation))
                .array();
    }

    /** Whether an application segment of JPEG is EXIF. */
    static boolean isExif(byte[] segment) {
        return segment.length > NAME.length
                && ByteBuffer.wrap(segment, 0, NAME.length).equals(ByteBuffer.wrap(NAME));
    }
}
