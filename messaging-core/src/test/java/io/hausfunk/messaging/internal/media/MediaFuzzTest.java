// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * Every parser of foreign bytes meets files that were changed at random: bits, lengths, parts that are cut, doubled or swapped. It reads
 * them or refuses them as malformed; nothing else is thrown, and memory does not depend on what a file says of itself.
 */
class MediaFuzzTest {
    private static final int INPUTS = 20_000;

    /** Windows and buffers, and several times the input. */
    private static final long MOST_ALLOCATED = 1 << 20;

    private static final String WEBP = "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=";

    /** Lengths that parsers stumble over. */
    private static final long[] NUMBERS = {0, 1, 7, 8, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFFL, -1};

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sample(String type, byte[] file) {}

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void whatever_a_file_says_it_is_read_or_refused_in_little_memory() throws IOException {
        List<Sample> samples = samples();
        long seed = Long.getLong("hausfunk.seed", System.nanoTime());
        Random random = new Random(seed);
        for (Sample sample : samples) {
            look(sample.type, sample.file); // What is loaded for the first time does not count.
        }
        int refused = 0;
        for (int number = 0; number < INPUTS; number++) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            byte[] file = changed(sample.file, random);
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            try {
                look(sample.type, file);
            } catch (MalformedMediaException expected) {
                refused++;
            } catch (Throwable thrown) {
                fail("seed " + seed + ", input " + number + ", " + sample.type + ", " + file.length + " bytes", thrown);
            }
            long allocated =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertThat(allocated)
                    .as("bytes allocated; seed " + seed + ", input " + number + ", " + sample.type)
                    .isLessThan(MOST_ALLOCATED + 16L * file.length);
        }
        assertThat(refused).as("refused of " + INPUTS + ", seed " + seed).isBetween(INPUTS / 10, INPUTS - INPUTS / 10);
    }

    private static void look(String type, byte[] file) throws IOException {
        assertThat(MediaTypes.of(Arrays.copyOf(file, Math.min(file.length, 4096))))
                .isNotEmpty();
        if (type.startsWith("image/")) {
            PictureSize.of(type, MediaTest.bytes(file));
            byte[] clean = PictureCleaner.cleaning(type, new ByteArrayInputStream(file))
                    .readAllBytes();
            assertThat(clean.length).isLessThanOrEqualTo(file.length + 64);
            PictureSize.of(type, MediaTest.bytes(clean));
        } else {
            SoundLength.refined(type, MediaTest.bytes(file));
            assertThat(SoundLength.millis(type, MediaTest.bytes(file)).orElseThrow())
                    .isNotNegative();
        }
    }

    private static List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>(List.of(
                new Sample("audio/wav", Sounds.wave(1)),
                new Sample("audio/ogg", Sounds.opusInOgg(20, 312)),
                new Sample("audio/webm", Sounds.opusInWebm(20)),
                new Sample("audio/mp4", Sounds.mp4(20)),
                new Sample("video/mp4", Sounds.fragmentedMp4(20)),
                new Sample("image/webp", Base64.getDecoder().decode(WEBP))));
        for (String format : List.of("jpeg", "png", "gif")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(20, 30, BufferedImage.TYPE_INT_RGB), format, out);
            samples.add(new Sample("image/" + format, out.toByteArray()));
        }
        return samples;
    }

    private static byte[] changed(byte[] file, Random random) {
        byte[] changed = file.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            changed = once(changed, random);
        }
        return changed;
    }

    private static byte[] once(byte[] file, Random random) {
        int at = random.nextInt(Math.min(file.length, random.nextBoolean() ? 200 : file.length));
        byte[] changed = file.clone();
        switch (random.nextInt(6)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at] = (byte) random.nextInt();
            case 2 -> {
                long number = NUMBERS[random.nextInt(NUMBERS.length)];
                int width = Math.min(1 << random.nextInt(4), file.length - at);
                for (int i = 0; i < width; i++) {
                    changed[at + i] = (byte) (number >> (8 * (random.nextBoolean() ? i : width - 1 - i)));
                }
            }
            case 3 -> changed = Arrays.copyOf(file, Math.max(1, at));
            case 4 -> { // a part twice
                byte[] part = Arrays.copyOfRange(file, at, Math.min(file.length, at + 1 + random.nextInt(64)));
                changed = MediaTest.join(Arrays.copyOf(file, at), part, Arrays.copyOfRange(file, at, file.length));
            }
            default -> { // a part of something else
                byte[] part = "moovtrakstsz\0\0\0\0OggSfmt dataIDATEBML".getBytes(StandardCharsets.ISO_8859_1);
                ByteBuffer.wrap(changed).position(at).put(part, 0, Math.min(part.length, file.length - at));
            }
        }
        return changed;
    }
}
