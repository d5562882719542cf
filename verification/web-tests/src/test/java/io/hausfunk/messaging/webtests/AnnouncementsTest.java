// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementPriority;
import io.hausfunk.messaging.announcement.AnnouncementSender;
import io.hausfunk.messaging.announcement.AnnouncementText;
import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.announcement.NewAnnouncement;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Announcements in a browser. */
class AnnouncementsTest extends BrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TenantId COMPANY = new TenantId("hausfunk-gmbh");

    /** Whether all corners of an element are in view, and nothing lies over them. */
    private static final String SEEN =
            "(button) => { const box = button.getBoundingClientRect(); const root = button.getRootNode();"
                    + " const region = root.querySelector('section').getBoundingClientRect();"
                    + " return box.top >= region.top && box.bottom <= region.bottom"
                    + " && [box.top + 12, box.bottom - 12].every((y) => button.contains(root.elementFromPoint(box.left + 12, y))); }";

    private Session elif;
    private AnnouncementSender sender;

    @BeforeEach
    void management() {
        elif = Await.within(PATIENCE, office.portal().messaging().openSession(COMPANY, UserId.of("elif")));
        sender = elif.announcements().sender();
    }

    @AfterEach
    void leave() {
        elif.close();
    }

    private static AnnouncementContent says(Locale language, String title, String text) {
        return AnnouncementContent.of(language, AnnouncementText.of(title, text));
    }

    private ConversationId publish(AnnouncementContent content) {
        ConversationId id = Await.within(PATIENCE, sender.draft(NewAnnouncement.of(Audience.everyone(), content)))
                .id();
        Await.within(PATIENCE, sender.publish(id));
        return id;
    }

    private BrowserUser ben(ColorScheme theme, String locale) {
        return office.signIn(
                "ben", new Browser.NewContextOptions().setLocale(locale).setColorScheme(theme));
    }

    /** Notes what a screen reader is told from now on. */
    private static void listen(BrowserUser person) {
        person.page()
                .evaluate("() => { window.said = []; for (const id of ['#announcements', '#alarm', '#announcer']) {"
                        + " const each = document.querySelector('hausfunk-chat').shadowRoot.querySelector(id);"
                        + " new MutationObserver(() => each.textContent && window.said.push(id + ': ' + each.textContent))"
                        + ".observe(each, { childList: true }); } }");
    }

    private static void said(BrowserUser person, String only) {
        String region = only.substring(0, only.indexOf(':'));
        person.page().waitForFunction("(region) => window.said.some((each) => each.startsWith(region))", region);
        assertThat(((List<?>) person.page().evaluate("window.said"))
                        .stream().map(Object::toString).filter(each -> each.startsWith(region)))
                .containsExactly(only);
    }

    private static Locator pinned(BrowserUser person) {
        return person.page().locator("hausfunk-announcements .pinned");
    }

    private static Locator earlier(BrowserUser person) {
        return person.page().locator("hausfunk-announcements details");
    }

    @Test
    void an_announcement_stays_until_it_is_acknowledged_by_keyboard_and_asks_again_when_it_is_corrected() {
        BrowserUser ben = ben(ColorScheme.LIGHT, "en-GB");
        listen(ben);
        ConversationId id = publish(says(
                        Locale.ENGLISH,
                        "Fire drill on Thursday",
                        "We leave the building at **10:00**.\n- Please use the stairs: https://intranet.example/exits\n- <img src=x onerror=alert(1)>")
                .acknowledged());
        assertThat(pinned(ben)).containsText("Fire drill on Thursday");
        assertThat(pinned(ben)).containsText("Elif Fuchs");
        assertThat(pinned(ben).locator(".text strong")).hasText("10:00");
        assertThat(pinned(ben).locator(".text li")).hasText(new String[] {
            "Please use the stairs: https://intranet.example/exits", "<img src=x onerror=alert(1)>"
        });
        assertThat(pinned(ben).locator(".text img")).hasCount(0);
        said(ben, "#announcements: Announcement from Elif Fuchs: Fire drill on Thursday.");
        ben.screenshot("announcement-light");
        assertThat(Audit.of(ben.page())).isEmpty();
        ben.page().reload();
        Locator button =
                pinned(ben).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Read and understood"));
        button.focus();
        ben.keys("Enter");
        assertThat(pinned(ben)).hasCount(0);
        assertThat(earlier(ben).locator("summary")).isFocused();
        ben.keys("Enter");
        assertThat(earlier(ben)).containsText(Pattern.compile("You confirmed it: \\d\\d:\\d\\d\\."));
        ben.screenshot("announcement-acknowledged");
        assertThat(Audit.of(ben.page())).isEmpty();
        Await.within(
                PATIENCE,
                sender.correct(
                        id,
                        says(Locale.ENGLISH, "Fire drill on Friday", "We leave the building at 11:00.")
                                .acknowledged(),
                        true));
        assertThat(pinned(ben)).containsText("This was corrected. Please read and confirm it again.");
        assertThat(pinned(ben)).containsText("Fire drill on Friday");
        Await.within(PATIENCE, sender.retract(id));
        assertThat(pinned(ben)).hasCount(0);
        assertThat(earlier(ben)).containsText("An announcement from Elif Fuchs does not hold any more");
        assertThat(ben.page().getByText("Fire drill")).hasCount(0);
        assertThat(ben.complaints()).isEmpty();
    }

    @Test
    void an_emergency_with_answers_is_above_all_in_a_narrow_dark_page() {
        publish(says(Locale.GERMAN, "Neue Kantine", "Ab Montag gibt es <b>Suppe</b>."));
        BrowserUser ben = ben(ColorScheme.DARK, "de-DE");
        listen(ben);
        publish(says(
                        Locale.GERMAN,
                        "Wasserrohrbruch im Erdgeschoss",
                        "Bitte das Erdgeschoss sofort verlassen. ".repeat(4))
                .priority(AnnouncementPriority.EMERGENCY)
                .acknowledgedBy(List.of("Ich bin draußen", "Ich brauche Hilfe")));
        assertThat(pinned(ben)).hasCount(2);
        assertThat(pinned(ben).first()).containsText("Notfall");
        said(ben, "#alarm: Notfall von Elif Fuchs: Wasserrohrbruch im Erdgeschoss.");
        ben.screenshot("announcement-dark");
        assertThat(Audit.of(ben.page())).isEmpty();
        ben.page().setViewportSize(320, 640);
        assertThat(ben.page().evaluate("() => document.scrollingElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        for (Locator button : pinned(ben).first().getByRole(AriaRole.BUTTON).all()) {
            assertThat(button.evaluate(SEEN)).as("a button is seen in full").isEqualTo(true);
        }
        ben.screenshot("announcement-dark-narrow");
        pinned(ben)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ich bin draußen"))
                .focus();
        ben.keys("Space");
        assertThat(pinned(ben)).hasCount(1);
        assertThat(pinned(ben)).containsText("Ab Montag gibt es <b>Suppe</b>.");
        assertThat(pinned(ben).getByRole(AriaRole.BUTTON)).isFocused();
        ben.keys("Enter");
        assertThat(pinned(ben)).hasCount(0);
        ben.keys("Enter");
        assertThat(earlier(ben)).containsText("Ihre Antwort: „Ich bin draußen“");
        assertThat(Audit.of(ben.page())).isEmpty();
        assertThat(ben.complaints()).isEmpty();
    }
}
