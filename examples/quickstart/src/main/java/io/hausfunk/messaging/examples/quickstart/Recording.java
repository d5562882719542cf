// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.quickstart;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Three seconds of sound, in place of what a microphone records: a few words of different length and loudness. */
final class Recording {
    private static final int RATE = 16_000;
    private static final int SAMPLES = 3 * RATE;
    private static final int PEAKS = 64;
    private static final int HIGHEST_PEAK = 31;
    private static final double PITCH = 180;
    /** Beginning, length and loudness of each word. */
    private static final double[][] WORDS = {{0.15, 0.35, 0.5}, {0.6, 0.6, 0.95}, {1.35, 0.25, 0.4}, {1.75, 0.9, 0.8}};

    private final short[] samples = new short[SAMPLES];

    Recording() {
        for (int i = 0; i < SAMPLES; i++) {
            double second = i / (double) RATE;
            double voice = Math.sin(2 * Math.PI * PITCH * second) + 0.4 * Math.sin(2 * Math.PI * 3.1 * PITCH * second);
            samples[i] = (short) (loudness(second) * voice / 1.4 * Short.MAX_VALUE);
        }
    }

    private static double loudness(double second) {
        double loudness = 0;
        for (double[] word : WORDS) {
            double within = (second - word[0]) / word[1];
            if (within > 0 && within < 1) {
                double syllables = 0.75 + 0.25 * Math.cos(2 * Math.PI * 5 * second);
                loudness = word[2] * Math.sin(Math.PI * within) * syllables;
            }
        }
        return loudness;
    }

    /** The file that is uploaded. */
    InputStream wave() {
        ByteBuffer bytes = ByteBuffer.allocate(SAMPLES * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        AudioFormat format = new AudioFormat(RATE, Short.SIZE, 1, true, false);
        try (AudioInputStream sound = new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, SAMPLES)) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file);
            return new ByteArrayInputStream(file.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How loud it is over its length, as the sender's device draws it. */
    int[] waveform() {
        int[] peaks = new int[PEAKS];
        for (int i = 0; i < SAMPLES; i++) {
            int peak = i * PEAKS / SAMPLES;
            peaks[peak] = Math.max(peaks[peak], Math.abs(samples[i]) * HIGHEST_PEAK / Short.MAX_VALUE);
        }
        return peaks;
    }
}
