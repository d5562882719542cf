// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The picture in README.md is one of the page as it is. {@code -Dhausfunk.picture=write} takes it anew. */
class PictureTest extends BrowserTest {
    private static final Path PICTURE = Path.of("..", "..", "docs", "pictures", "portal.png");
    private static final long MOST_BYTES = 120_000;
    /** What fonts and times of day may make different, of 255. */
    private static final double MOST_DIFFERENCE = 6;

    @Test
    void the_readme_shows_the_page_as_it_is() throws IOException {
        byte[] now = picture();
        if ("write".equals(System.getProperty("hausfunk.picture"))) {
            Files.createDirectories(PICTURE.getParent());
            Files.write(PICTURE, now);
        }
        byte[] shown = Files.readAllBytes(PICTURE);
        assertThat(shown.length).isLessThan((int) MOST_BYTES);
        assertThat(difference(small(shown), small(now)))
                .as("how much the picture differs; -Dhausfunk.picture=write takes it anew")
                .isLessThan(MOST_DIFFERENCE);
    }

    private byte[] picture() {
        Browser.NewContextOptions size = new Browser.NewContextOptions().setViewportSize(1180, 760);
        BrowserUser carla = office.signIn("carla");
        carla.begin("anna", "Anna Behrens");
        carla.write("Have you seen the new price list?");
        carla.begin("elif", "Elif Fuchs");
        BrowserUser ben = office.signIn("ben");
        ben.beginGroup("Lamps", List.of("Anna Behrens", "Elif Fuchs"));
        ben.write("Good morning! The red lamps come on **Friday**, the green ones on Monday.");
        BrowserUser anna = office.signIn("anna", size.setLocale("en-GB"));
        anna.open("Lamps");
        anna.write("Thanks! Do we still need both?");
        ben.createPoll("Which lamps go into the shop window?", "the red ones", "the green ones", "both");
        ben.page()
                .locator("hausfunk-poll button")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("red"))
                .click();
        anna.page()
                .locator("hausfunk-poll button")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("both"))
                .click();
        ben.ask("react", "reaction: '❤'");
        anna.write("Here they are: https://shop.example/lamps/4711");
        assertThat(anna.page().locator("hausfunk-waiting-message")).hasCount(0);
        assertThat(anna.page().locator("hausfunk-poll")).containsText("2 votes");
        anna.page().mouse().move(5, 700);
        return anna.page().screenshot(new Page.ScreenshotOptions());
    }

    private static BufferedImage small(byte[] png) throws IOException {
        BufferedImage small = new BufferedImage(59, 38, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        BufferedImage large = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
        graphics.drawImage(large.getScaledInstance(59, 38, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return small;
    }

    private static double difference(BufferedImage one, BufferedImage other) {
        long sum = 0;
        for (int x = 0; x < one.getWidth(); x++) {
            for (int y = 0; y < one.getHeight(); y++) {
                sum += Math.abs(
                        one.getRaster().getSample(x, y, 0) - other.getRaster().getSample(x, y, 0));
            }
        }
        return (double) sum / (one.getWidth() * one.getHeight());
    }
}
