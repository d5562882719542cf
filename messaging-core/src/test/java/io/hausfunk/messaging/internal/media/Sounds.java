// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/** Small sounds, made by hand: their containers are right, and what they hold is silence. */
public final class Sounds {
    /** Opus, 20 ms, one frame. */
    private static final byte[] PACKET = {(byte) (19 << 3), 1, 2, 3, 4};

    private Sounds() {}

    /** 16 kHz, 16 bit, one channel. */
    public static byte[] wave(int seconds) {
        int data = seconds * 32_000;
        return ByteBuffer.allocate(44 + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(36 + data)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(16_000)
                .putInt(32_000)
                .putShort((short) 2)
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(data)
                .array();
    }

    /** A packet a page. */
    public static byte[] opusInOgg(int packets, int preSkip) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] head = ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("OpusHead"))
                .put((byte) 1)
                .put((byte) 1)
                .putShort((short) preSkip)
                .putInt(48_000)
                .putShort((short) 0)
                .put((byte) 0)
                .array();
        out.writeBytes(page(2, 0, 0, head));
        out.writeBytes(page(0, 0, 1, MediaTest.join(ascii("OpusTags"), new byte[8])));
        for (int i = 1; i <= packets; i++) {
            out.writeBytes(page(i == packets ? 4 : 0, i * 960L, i + 1, PACKET));
        }
        return out.toByteArray();
    }

    private static byte[] page(int flags, long granule, int number, byte[] packet) {
        return ByteBuffer.allocate(28 + packet.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("OggS"))
                .put((byte) 0)
                .put((byte) flags)
                .putLong(granule)
                .putInt(7)
                .putInt(number)
                .putInt(0)
                .put((byte) 1)
                .put((byte) packet.length)
                .put(packet)
                .array();
    }

    /** As browsers record it: segment and clusters of unknown length, no duration. */
    public static byte[] opusInWebm(int packets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(element("1A45DFA3", element("4282", ascii("webm"))));
        out.writeBytes(hex("18538067" + "01FFFFFFFFFFFFFF"));
        out.writeBytes(element("1549A966", element("2AD7B1", hex("0F4240"))));
        out.writeBytes(element("1654AE6B", element("AE", element("86", ascii("A_OPUS")))));
        for (int i = 0; i < packets; i++) {
            if (i % 50 == 0) {
                out.writeBytes(hex("1F43B675" + "01FFFFFFFFFFFFFF"));
                out.writeBytes(
                        element("E7", ByteBuffer.allocate(4).putInt(i * 20).array()));
            }
            byte[] block = ByteBuffer.allocate(4 + PACKET.length)
                    .put((byte) 0x81)
                    .putShort((short) (i % 50 * 20))
                    .put((byte) 0x80)
                    .put(PACKET)
                    .array();
            out.writeBytes(element("A3", block));
        }
        return out.toByteArray();
    }

    /** A table of samples, and the samples. */
    public static byte[] mp4(int packets) {
        byte[] table = box("stts", ints(0, 1, packets, 960));
        return MediaTest.join(
                box("ftyp", MediaTest.join(ascii("isom"), ints(0))),
                box("moov", track(table)),
                box("mdat", new byte[packets * PACKET.length]));
    }

    /** Two fragments. */
    public static byte[] fragmentedMp4(int packets) {
        byte[] usual = box("mvex", box("trex", ints(0, 1, 1, 960, 0, 0)));
        byte[] fragment = box(
                "moof",
                box(
                        "traf",
                        MediaTest.join(box("tfhd", ints(0x020000, 1)), box("trun", ints(0x000001, packets / 2, 0)))));
        byte[] data = box("mdat", new byte[packets / 2 * PACKET.length]);
        return MediaTest.join(
                box("ftyp", MediaTest.join(ascii("iso5"), ints(0))),
                box("moov", MediaTest.join(track(box("stts", ints(0, 0))), usual)),
                fragment,
                data,
                fragment,
                data);
    }

    private static byte[] track(byte[] table) {
        return box(
                "trak",
                MediaTest.join(
                        box("tkhd", ints(0, 0, 0, 1, 0, 0)),
                        box(
                                "mdia",
                                MediaTest.join(
                                        box("mdhd", ints(0, 0, 0, 48_000, 0, 0)),
                                        box("hdlr", MediaTest.join(ints(0, 0), ascii("soun"))),
                                        box("minf", box("stbl", table))))));
    }

    private static byte[] box(String name, byte[] body) {
        return ByteBuffer.allocate(8 + body.length)
                .putInt(8 + body.length)
                .put(ascii(name))
                .put(body)
                .array();
    }

    private static byte[] ints(int... numbers) {
        ByteBuffer out = ByteBuffer.allocate(numbers.length * 4);
        Arrays.stream(numbers).forEach(out::putInt);
        return out.array();
    }

    private static byte[] element(String id, byte[] body) {
        return MediaTest.join(hex(id), new byte[] {(byte) (0x80 | body.length)}, body);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
