// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.quickstart;

import io.hausfunk.messaging.content.VoiceContent;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws the waveform of a voice message: a bar for each peak. */
final class WaveformPicture {
    private static final int BAR = 6;
    private static final int GAP = 3;
    private static final int HEIGHT = 96;
    private static final int MARGIN = 12;
    private static final Color PAPER = new Color(0xf4f6f8);
    private static final Color INK = new Color(0x1f5fbf);

    private WaveformPicture() {}

    static Path draw(VoiceContent voice, Path file) {
        int[] peaks = voice.waveform();
        int width = 2 * MARGIN + peaks.length * (BAR + GAP) - GAP;
        BufferedImage picture = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(PAPER);
        pen.fillRect(0, 0, width, HEIGHT);
        pen.setColor(INK);
        for (int i = 0; i < peaks.length; i++) {
            int height = Math.max(BAR, peaks[i] * (HEIGHT - 2 * MARGIN) / VoiceContent.MAX_PEAK);
            pen.fillRoundRect(MARGIN + i * (BAR + GAP), (HEIGHT - height) / 2, BAR, height, BAR, BAR);
        }
        pen.dispose();
        try {
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
