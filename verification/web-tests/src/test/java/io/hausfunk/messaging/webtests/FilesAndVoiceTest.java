// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilesAndVoiceTest {
    private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private static Chromium chromium;
    private Office office;
    private BrowserUser anna;
    private BrowserUser ben;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        setDefaultAssertionTimeout(30_000);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        office = new Office(chromium.browser());
        anna = office.signIn("anna");
        ben = office.signIn("ben");
        anna.begin("ben", "Ben Cordes");
        anna.write("Hello");
        ben.open("Anna Behrens");
        assertThat(ben.messages()).hasCount(1);
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void pictures_and_files_are_attached_seen_opened_and_saved() throws Exception {
        anna.choose(new FilePayload("lamps.png", "image/png", picture(1200, 800)));
        assertThat(anna.page().locator("hausfunk-tray li")).hasCount(1);
        anna.write("The new lamps");
        Locator small = ben.page().locator("hausfunk-picture button.small");
        assertThat(small).isVisible();
        assertThat(small.boundingBox().height / small.boundingBox().width)
                .as("its place is reserved in its own proportions")
                .isBetween(0.6, 0.73);
        assertThat(ben.messages().last().locator("div.text")).hasText("The new lamps");
        small.click();
        Locator dialog = ben.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).isVisible();
        ben.screenshot("picture-dialog");
        ben.page().keyboard().press("Escape");
        assertThat(dialog).not().isVisible();
        assertThat(small).isFocused();
        anna.choose(
                new FilePayload("offer.pdf", "application/pdf", PDF),
                new FilePayload("notes.txt", "text/plain", "Call Carla.".getBytes(StandardCharsets.US_ASCII)));
        anna.screenshot("files-attached");
        anna.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Send").setExact(true))
                .click();
        Locator card = ben.page().locator("hausfunk-files a.card");
        assertThat(card).hasCount(2);
        byte[] saved = ben.page()
                .waitForDownload(() -> card.first().click())
                .createReadStream()
                .readAllBytes();
        assertThat(saved).isEqualTo(PDF);
        ben.screenshot("files");
        assertThat(anna.complaints()).isEmpty();
        assertThat(ben.complaints()).isEmpty();
    }

    @Test
    void what_the_server_refuses_is_said_beside_the_file_and_nothing_is_sent() {
        anna.expectTrouble();
        anna.choose(new FilePayload("page.png", "image/png", "<html><script>".getBytes(StandardCharsets.US_ASCII)));
        assertThat(anna.page().locator("hausfunk-tray li.failed")).isVisible();
        anna.choose(new FilePayload("nothing.txt", "text/plain", new byte[0]));
        assertThat(anna.page().getByText("nothing.txt is empty.")).isVisible();
        anna.screenshot("files-refused");
        anna.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove page.png"))
                .click();
        assertThat(anna.page().locator("hausfunk-tray li")).hasCount(0);
        assertThat(anna.messages()).hasCount(1);
    }

    @Test
    void a_voice_message_is_recorded_and_played_by_the_other_person() {
        anna.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record a voice message"))
                .click();
        assertThat(anna.page().locator("hausfunk-recorder time")).hasText("0:03");
        anna.screenshot("recording");
        anna.page()
                .locator("hausfunk-recorder")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send"))
                .click();
        Locator voice = ben.page().locator("hausfunk-voice");
        assertThat(voice.locator("time")).hasText(java.util.regex.Pattern.compile("0:0[34]"));
        assertThat((List<?>) ben.page().evaluate(FilesAndVoiceTest.peaks())).hasSize(48);
        ben.screenshot("voice");
        voice.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Speed 1"))
                .click();
        voice.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Play"))
                .click();
        assertThat(voice.locator("[role=slider]")).not().hasAttribute("aria-valuenow", "0");
        voice.locator("[role=slider]").press("Home");
        assertThat(voice.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Play")))
                .isVisible();
        assertThat(anna.complaints()).isEmpty();
        assertThat(ben.complaints()).isEmpty();
    }

    private static String peaks() {
        return "() => { const find = (root) => { for (const each of root.querySelectorAll('*')) {"
                + " if (each.localName === 'hausfunk-voice') return each;"
                + " const inner = each.shadowRoot && find(each.shadowRoot); if (inner) return inner; } };"
                + " return find(document).peaks; }";
    }

    @Test
    void a_draft_follows_the_person_to_another_window_and_goes_when_it_is_sent() {
        BrowserUser laptop = office.signIn("anna");
        laptop.open("Ben Cordes");
        anna.field().pressSequentially("Before I for");
        assertThat(laptop.field()).hasValue("Before I for");
        anna.write("Before I forget: thanks!");
        assertThat(laptop.field()).hasValue("");
        assertThat(anna.field()).hasValue("");
    }

    @Test
    void what_was_written_offline_is_sent_once_when_the_network_is_back() {
        anna.offline(true);
        anna.write("from the tunnel");
        assertThat(anna.page().getByText("waiting")).isVisible();
        anna.offline(false);
        assertThat(ben.messages()).hasCount(2);
        assertThat(anna.page().getByText("waiting")).not().isAttached();
        assertThat(anna.page().evaluate("sessionStorage.getItem('hausfunk-outbox')"))
                .isNull();
    }

    static byte[] picture(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(32, 64, 128));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(255, 210, 90));
        graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
