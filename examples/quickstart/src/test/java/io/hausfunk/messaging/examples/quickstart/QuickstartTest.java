// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
    @TempDir
    Path directory;

    @Test
    void the_second_run_goes_on_where_the_first_one_ended() throws IOException {
        String first = run();
        assertThat(first)
                .contains("#1   anna  opened the conversation", "#2   anna  Good morning", "#3   ben", "(answers #2)")
                .contains("Since yesterday evening.  (edited)  [+1 1]  [1 in thread]")
                .contains("#7   anna  a voice message of 3.0 s")
                .containsOnlyOnce("#8   anna  Thank you!");
        assertThat(Files.exists(directory.resolve("home").resolve("keys.p12"))).isTrue();

        String second = run();
        assertThat(second)
                .contains("#9   anna  Good morning", "#10  ben", "(answers #9)", "#15  anna  Thank you!")
                .contains("#1   anna  opened the conversation");
    }

    @Test
    void the_waveform_is_drawn_as_loud_as_the_recording_is() throws IOException {
        run();
        BufferedImage picture =
                ImageIO.read(directory.resolve("home").resolve("waveform.png").toFile());
        assertThat(picture.getHeight()).isEqualTo(96);
        // The second word is the loudest; before it there is silence.
        assertThat(ink(picture, picture.getWidth() * 3 / 10)).isGreaterThan(ink(picture, picture.getWidth() / 5) + 20);
    }

    /** How much of the loudest bar around a column is drawn. */
    private static int ink(BufferedImage picture, int column) {
        int most = 0;
        for (int x = column - 9; x < column + 9; x++) {
            int drawn = 0;
            for (int y = 0; y < picture.getHeight(); y++) {
                drawn += (picture.getRGB(x, y) & 0xff0000) < 0x800000 ? 1 : 0;
            }
            most = Math.max(most, drawn);
        }
        return most;
    }

    @Test
    void the_administrator_sees_no_word_of_it() throws IOException {
        String administrator = run().split("What the database administrator sees", 2)[1];
        assertThat(administrator).contains("sequence      8", "envelope").doesNotContain("anna", "ben", "Coffee");
        byte[] file = Files.readAllBytes(directory.resolve("home").resolve("messages.db"));
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("Coffee", "invoice", "anna");
    }

    private String run() {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        Quickstart.run(Home.in(directory.resolve("home")), new PrintStream(screen, true, StandardCharsets.UTF_8));
        return screen.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
