// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AccessibilityTest extends BrowserTest {
    private final List<String> found = new ArrayList<>();

    private void look(BrowserUser person, String view) {
        Audit.of(person.page()).forEach(violation -> found.add(view + ": " + violation));
        person.screenshot("audit-" + view);
    }

    @TestFactory
    Stream<DynamicTest> no_view_has_a_serious_violation() {
        return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .map(theme -> DynamicTest.dynamicTest(theme.name(), () -> everyView(theme)));
    }

    private void everyView(ColorScheme theme) {
        found.clear();
        String name = theme.name().toLowerCase(java.util.Locale.ROOT) + "-";
        BrowserUser anna = office.signIn(
                "anna", new Browser.NewContextOptions().setLocale("en-GB").setColorScheme(theme));
        look(anna, name + "list");
        anna.page().getByLabel("New conversation").click();
        anna.page().getByLabel("Search for people").fill("ben");
        anna.click("Ben Cordes");
        look(anna, name + "new");
        anna.click("Cancel");
        anna.beginGroup("Lamps " + theme, List.of("Ben Cordes", "Elif Fuchs"));
        anna.write("Which **lamps**? See https://example.org/lamps and `code`");
        anna.write("Second");
        anna.ask("react", "reaction: '👍'");
        anna.ask("pin", "");
        anna.ask("send", "name: 'r', text: 'In the thread', thread: message");
        anna.act("Second", "Reply");
        anna.write("Quoted");
        anna.createPoll("Which ones?", "red", "green");
        anna.message("Which ones?").hover();
        look(anna, name + "timeline");
        anna.page().getByLabel("Attach files or a poll").click();
        look(anna, name + "attach");
        anna.menu("Create a poll");
        anna.click("Add an option");
        look(anna, name + "poll-dialog");
        anna.keys("Escape");
        anna.page().getByLabel("Notifications on this computer").click();
        look(anna, name + "desktop");
        anna.keys("Escape");
        anna.page().getByLabel("More about this conversation").click();
        look(anna, name + "conversation-menu");
        anna.keys("Escape");
        anna.choose(new FilePayload("offer.pdf", "application/pdf", "%PDF-1.7\n%%EOF\n".getBytes(US_ASCII)));
        look(anna, name + "tray");
        anna.click("Remove offer.pdf");
        anna.page().getByLabel("Record a voice message").click();
        assertThat(anna.page().locator("hausfunk-recorder time")).hasText("0:01");
        look(anna, name + "recorder");
        anna.keys("Escape");
        anna.message("Quoted").hover();
        anna.message("Quoted").getByLabel("More actions").click();
        look(anna, name + "menu");
        anna.menu("React");
        look(anna, name + "emoji");
        anna.keys("Escape");
        anna.act("Quoted", "Delete");
        look(anna, name + "dialog");
        anna.keys("Escape");
        anna.act("Second", "Reply in thread");
        look(anna, name + "thread");
        anna.page().getByLabel("People").click();
        look(anna, name + "people");
        anna.page().getByLabel("Pinned messages").click();
        look(anna, name + "pins");
        anna.field().fill("@be");
        anna.field().press("End");
        anna.field().pressSequentially("n");
        look(anna, name + "mention");
        assertThat(found).isEmpty();
        assertThat(anna.complaints()).isEmpty();
    }

    @Test
    void everything_is_done_by_keyboard_alone() {
        BrowserUser ben = office.signIn("ben");
        BrowserUser anna = office.signIn("anna");
        Page page = anna.page();
        page.getByLabel("New conversation").focus();
        anna.keys("Enter");
        assertThat(page.getByLabel("Search for people")).isFocused();
        page.keyboard().type("ben");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ben Cordes")))
                .isVisible();
        anna.keys("Tab", "Enter");
        assertThat(page.getByLabel("Search for people")).isFocused();
        page.keyboard().type("car");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Carla Diekmann")))
                .isVisible();
        anna.keys("Tab", "Enter");
        anna.keys("Tab", "Tab", "Tab");
        assertThat(page.getByLabel("Name of the group")).isFocused();
        page.keyboard().type("Lamps");
        anna.keys("Enter");
        assertThat(anna.field()).isFocused();
        page.keyboard().type("Wich lamps?");
        anna.keys("Enter");
        assertThat(page.getByText("waiting")).hasCount(0);
        anna.keys("ArrowUp", "Control+A");
        page.keyboard().type("Which lamps?");
        anna.keys("Enter");
        assertThat(anna.message("Which lamps?").getByText("edited").first()).isVisible();
        anna.keys("Shift+Tab", "Shift+Tab", "ArrowUp");
        assertThat(anna.message("Which lamps?").getByRole(AriaRole.ARTICLE)).isFocused();
        anna.keys("+", "ArrowRight", "Enter");
        assertThat(anna.message("Which lamps?").locator(".reaction")).hasText("❤️1");
        assertThat(anna.message("Which lamps?").getByRole(AriaRole.ARTICLE)).isFocused();
        anna.keys("Enter");
        assertThat(page.getByRole(AriaRole.MENU)).isVisible();
        anna.keys("ArrowDown", "Escape");
        assertThat(page.getByRole(AriaRole.MENU)).hasCount(0);
        assertThat(anna.message("Which lamps?").getByRole(AriaRole.ARTICLE)).isFocused();
        anna.keys("t");
        assertThat(page.locator("hausfunk-thread hausfunk-composer textarea")).isFocused();
        page.keyboard().type("The red ones");
        anna.keys("Enter", "Escape");
        assertThat(page.locator("hausfunk-thread")).hasCount(0);
        assertThat(anna.field()).isFocused();
        assertThat(anna.message("Which lamps?").getByText("1 reply").first()).isVisible();
        anna.keys("Shift+Tab", "Shift+Tab", "ArrowUp", "Shift+F10", "End", "Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        anna.keys("Enter");
        assertThat(page.getByText("This message was deleted.").first()).isVisible();
        ben.open("Lamps");
        assertThat(ben.page().getByText("This message was deleted.").first()).isVisible();
        assertThat(anna.complaints()).isEmpty();
    }

    @Test
    void polls_people_and_settings_are_done_by_keyboard_alone() {
        BrowserUser anna = office.signIn("anna");
        Page page = anna.page();
        anna.beginGroup("Lamps", List.of("Ben Cordes", "Elif Fuchs"));
        anna.keys("Shift+Tab", "Enter");
        assertThat(page.getByRole(AriaRole.MENU)).isVisible();
        anna.keys("End", "Enter");
        assertThat(page.getByLabel("Question")).isFocused();
        page.keyboard().type("Which lamps?");
        anna.keys("Tab");
        page.keyboard().type("red");
        anna.keys("Tab");
        page.keyboard().type("green");
        anna.keys("Enter");
        assertThat(anna.message("Which lamps?")).isVisible();
        assertThat(anna.field()).isFocused();
        anna.keys("Shift+Tab", "Shift+Tab", "ArrowUp");
        assertThat(anna.message("Which lamps?").getByRole(AriaRole.ARTICLE)).isFocused();
        anna.keys("Tab", "Tab", "Enter");
        assertThat(page.locator("hausfunk-poll [aria-pressed=true]")).hasAttribute("aria-label", "green: 1");
        page.getByLabel("More about this conversation").focus();
        anna.keys("Enter");
        page.keyboard().press("r");
        anna.keys("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        anna.keys("Control+A");
        page.keyboard().type("Red lamps");
        anna.keys("Enter");
        assertThat(anna.list()).containsText("Red lamps");
        page.getByLabel("People").focus();
        anna.keys("Enter");
        assertThat(page.locator("hausfunk-people")).isVisible();
        page.getByLabel("Actions for Ben Cordes").focus();
        anna.keys("Enter", "ArrowDown", "Enter");
        assertThat(page.locator("hausfunk-people").getByText("Moderator")).isVisible();
        anna.keys("Escape");
        assertThat(page.locator("hausfunk-people")).hasCount(0);
        assertThat(page.getByLabel("People")).isFocused();
        anna.list().locator(".row").first().focus();
        anna.keys("Shift+F10");
        page.keyboard().press("a");
        anna.keys("Enter");
        assertThat(anna.list().getByText("Archived (1)")).isVisible();
        assertThat(anna.complaints()).isEmpty();
    }

    @Test
    void an_arriving_message_is_announced_once() {
        BrowserUser anna = office.signIn("anna");
        BrowserUser ben = office.signIn("ben");
        anna.begin("ben", "Ben Cordes");
        anna.write("Moin");
        ben.open("Anna Behrens");
        anna.page()
                .evaluate("() => { window.said = [];"
                        + " const listen = (root) => { for (const each of root.querySelectorAll('*')) {"
                        + " if (each.matches('[role=status], [role=alert], [aria-live]:not([aria-live=off])'))"
                        + " new MutationObserver(() => each.textContent.trim() && window.said.push(each.textContent.trim()))"
                        + ".observe(each, { childList: true, characterData: true, subtree: true });"
                        + " if (each.shadowRoot) listen(each.shadowRoot); } }; listen(document); }");
        assertThat(anna.log()).hasAttribute("aria-live", "off");
        ben.write("Are you there?");
        anna.page().evaluate("() => new Promise((done) => setInterval(() => window.said.length > 0 && done(), 20))");
        ben.ask("react", "reaction: '👍'");
        assertThat(anna.log().locator(".reaction")).hasCount(1);
        assertThat(anna.page().evaluate("window.said"))
                .as("everything that any live region said")
                .isEqualTo(List.of("Ben Cordes: Are you there?"));
        assertThat(anna.log()).matchesAriaSnapshot("""
                        - log "Messages in Ben Cordes":
                          - article /You Moin .*/
                          - article /Ben Cordes Are you there\\? .*/""");
    }
}
