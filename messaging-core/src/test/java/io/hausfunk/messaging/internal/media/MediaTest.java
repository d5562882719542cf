// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Foreign bytes: what they are, how long and how large, without what a picture says of its author. */
class MediaTest {
    private static final byte[] CANARY = "canary 52.5N 13.4E".getBytes(ISO_8859_1);

    @Test
    void a_wave_lasts_as_long_as_its_samples_whatever_its_header_says() throws IOException {
        byte[] wave = Sounds.wave(3);

        assertThat(MediaTypes.of(Arrays.copyOf(wave, 4096))).isEqualTo("audio/wav");
        assertThat(millis("audio/wav", wave)).isEqualTo(3000);
        ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN).putInt(40, Integer.MAX_VALUE);
        assertThat(millis("audio/wav", wave)).isEqualTo(3000);
    }

    @Test
    void an_opus_sound_in_ogg_lasts_as_long_as_its_packets() throws IOException {
        byte[] ogg = Sounds.opusInOgg(150, 312);

        assertThat(MediaTypes.of(Arrays.copyOf(ogg, 4096))).isEqualTo("audio/ogg");
        assertThat(millis("audio/ogg", ogg)).isEqualTo(150 * 20 - 7);
        assertThatThrownBy(() -> millis("audio/ogg", Arrays.copyOf(ogg, ogg.length - 5)))
                .isInstanceOf(MalformedMediaException.class);
    }

    @Test
    void a_recording_of_a_browser_in_webm_lasts_as_long_as_its_blocks() throws IOException {
        byte[] webm = Sounds.opusInWebm(150);

        assertThat(MediaTypes.of(Arrays.copyOf(webm, 4096))).isEqualTo("audio/webm");
        assertThat(millis("audio/webm", webm)).isEqualTo(3000);
        assertThatThrownBy(() -> millis("audio/webm", Arrays.copyOf(webm, webm.length - 5)))
                .isInstanceOf(MalformedMediaException.class);
    }

    @Test
    void mp4_lasts_as_long_as_its_samples_whole_or_in_fragments() throws IOException {
        for (byte[] mp4 : List.of(Sounds.mp4(150), Sounds.fragmentedMp4(150))) {
            assertThat(SoundLength.refined(MediaTypes.of(Arrays.copyOf(mp4, 4096)), bytes(mp4)))
                    .isEqualTo("audio/mp4");
            assertThat(millis("audio/mp4", mp4)).isEqualTo(3000);
            assertThatThrownBy(() -> millis("audio/mp4", Arrays.copyOf(mp4, mp4.length - 5)))
                    .isInstanceOf(MalformedMediaException.class);
        }
    }

    @Test
    void a_jpeg_loses_its_metadata_and_nothing_else() throws IOException {
        byte[] plain = picture("jpeg");
        byte[] exif = Orientation.exif(6);
        byte[] said = ByteBuffer.allocate(exif.length + CANARY.length)
                .put(exif)
                .put(CANARY)
                .array();
        byte[] telling = join(
                Arrays.copyOf(plain, 2),
                segment(0xE1, said),
                segment(0xED, CANARY),
                segment(0xFE, CANARY),
                Arrays.copyOfRange(plain, 2, plain.length),
                CANARY);

        byte[] clean = clean("image/jpeg", telling);

        assertThat(contains(clean, CANARY)).isFalse();
        assertThat(pixels(clean)).isEqualTo(pixels(plain));
        assertThat(PictureSize.of("image/jpeg", bytes(clean))).contains(new PictureSize(30, 40));
        assertThat(PictureSize.of("image/jpeg", bytes(clean("image/jpeg", plain))))
                .contains(new PictureSize(40, 30));
        assertThat(clean("image/jpeg", clean)).isEqualTo(clean);
    }

    @Test
    void a_png_loses_its_metadata_and_nothing_else() throws IOException {
        byte[] plain = picture("png");
        int afterHeader = 8 + 25;
        byte[] telling = join(
                Arrays.copyOf(plain, afterHeader),
                chunk("tEXt", CANARY),
                chunk("eXIf", join(Orientation.tiff(3), CANARY)),
                Arrays.copyOfRange(plain, afterHeader, plain.length),
                CANARY);

        byte[] clean = clean("image/png", telling);

        assertThat(contains(clean, CANARY)).isFalse();
        assertThat(contains(clean, chunk("eXIf", Orientation.tiff(3)))).isTrue();
        assertThat(pixels(clean)).isEqualTo(pixels(plain));
        assertThat(clean("image/png", plain)).isEqualTo(plain);
        assertThat(PictureSize.of("image/png", bytes(clean))).contains(new PictureSize(40, 30));
    }

    @Test
    void a_gif_loses_its_comments_and_nothing_else() throws IOException {
        byte[] plain = picture("gif");
        int colours = 13 + ((plain[10] & 0x80) == 0 ? 0 : 3 << ((plain[10] & 7) + 1));
        byte[] telling = join(
                Arrays.copyOf(plain, colours),
                new byte[] {0x21, (byte) 0xFE, (byte) CANARY.length},
                CANARY,
                new byte[] {0},
                Arrays.copyOfRange(plain, colours, plain.length),
                CANARY);

        byte[] clean = clean("image/gif", telling);

        assertThat(clean).isEqualTo(plain);
        assertThat(PictureSize.of("image/gif", bytes(clean))).contains(new PictureSize(40, 30));
    }

    @Test
    void a_webp_loses_its_metadata_and_keeps_its_length() throws IOException {
        byte[] body = join(
                riff("VP8X", new byte[] {0x0C, 0, 0, 0, 39, 0, 0, 29, 0, 0}),
                riff("VP8L", new byte[] {0x2F, 1, 2, 3, 4, 5}),
                riff("EXIF", CANARY),
                riff("XMP ", CANARY));
        byte[] webp =
                join("RIFF".getBytes(ISO_8859_1), little(body.length + 4), "WEBP".getBytes(ISO_8859_1), body, CANARY);

        byte[] clean = clean("image/webp", webp);

        assertThat(contains(clean, CANARY)).isFalse();
        assertThat(clean).hasSize(webp.length - CANARY.length);
        assertThat(clean[20]).isZero();
        assertThat(PictureSize.of("image/webp", bytes(clean))).contains(new PictureSize(40, 30));
    }

    @Test
    void types_are_told_by_content() {
        assertThat(MediaTypes.of("  <SVG onload=x>".getBytes(ISO_8859_1))).isEqualTo("image/svg+xml");
        assertThat(MediaTypes.of("\n<!doctype HTML>".getBytes(ISO_8859_1))).isEqualTo("text/html");
        assertThat(MediaTypes.of("#!/bin/sh".getBytes(ISO_8859_1))).isEqualTo(MediaTypes.PROGRAM);
        assertThat(MediaTypes.of("Gr\u00fc\u00dfe".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo("text/plain");
        assertThat(MediaTypes.of(new byte[] {0, 1, 2})).isEqualTo(MediaTypes.UNKNOWN);
        assertThat(MediaTypes.of(new byte[] {(byte) 0xC3})).isEqualTo(MediaTypes.UNKNOWN);
        assertThat(FileNames.fits("photo.JPG", "image/jpeg")).isTrue();
        assertThat(FileNames.fits("photo.jpg", "application/pdf")).isFalse();
        assertThat(FileNames.fits("run.bat", "text/plain")).isFalse();
    }

    private static long millis(String type, byte[] file) throws IOException {
        return SoundLength.millis(type, bytes(file)).orElseThrow();
    }

    static ForeignBytes bytes(byte[] file) {
        return new ForeignBytes(new ArrayChannel(file), file.length);
    }

    private static byte[] clean(String type, byte[] file) throws IOException {
        return PictureCleaner.cleaning(type, new ByteArrayInputStream(file)).readAllBytes();
    }

    private static byte[] picture(String format) {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 30; y++) {
                image.setRGB(x, y, x * 0x060000 + y * 0x000800 + (x ^ y));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(image, format, out)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static int[] pixels(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static byte[] segment(int marker, byte[] body) {
        return ByteBuffer.allocate(4 + body.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (body.length + 2))
                .put(body)
                .array();
    }

    private static byte[] chunk(String type, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(ISO_8859_1));
        crc.update(body);
        return ByteBuffer.allocate(12 + body.length)
                .putInt(body.length)
                .put(type.getBytes(ISO_8859_1))
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] riff(String type, byte[] body) {
        return join(type.getBytes(ISO_8859_1), little(body.length), body, new byte[body.length & 1]);
    }

    private static byte[] little(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        return new String(bytes, ISO_8859_1).contains(new String(wanted, ISO_8859_1));
    }

    private static final class ArrayChannel implements SeekableByteChannel {
        private final byte[] file;
        private long position;

        ArrayChannel(byte[] file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer into) {
            if (position >= file.length) {
                return -1;
            }
            int some = (int) Math.min(into.remaining(), file.length - position);
            into.put(file, (int) position, some);
            position += some;
            return some;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException();
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
            return file.length;
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
