// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationsTest extends BrowserTest {

    @Test
    void an_owner_adds_appoints_and_removes_people_and_renames() {
        BrowserUser anna = office.signIn("anna");
        BrowserUser ben = office.signIn("ben");
        anna.beginGroup("Lamps", List.of("Ben Cordes", "Elif Fuchs"));
        anna.page().getByLabel("People").click();
        Locator people = anna.page().locator("hausfunk-people");
        assertThat(people.locator("li")).hasCount(3);
        anna.click("Add people");
        anna.page().getByLabel("Search for people").fill("car");
        anna.click("Carla Diekmann");
        assertThat(people.locator("ul[aria-labelledby] li")).hasCount(4);
        anna.screenshot("people");
        anna.page().getByLabel("Actions for Ben Cordes").last().click();
        anna.page()
                .getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName("Moderator"))
                .click();
        ben.open("Lamps");
        ben.page().getByLabel("More about this conversation").click();
        ben.menu("Rename");
        ben.page().getByLabel("Name of the group").fill("Red lamps");
        ben.keys("Enter");
        assertThat(anna.list().locator(".title").first()).hasText("Red lamps");
        anna.page().getByLabel("Actions for Elif Fuchs").click();
        anna.menu("Remove and ban");
        anna.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove and ban"))
                .click();
        assertThat(people.locator("ul[aria-labelledby] li")).hasCount(3);
        ben.page().getByLabel("More about this conversation").click();
        ben.menu("Leave");
        ben.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Leave"))
                .click();
        assertThat(ben.page().getByText("You no longer take part.")).isVisible();
        assertThat(anna.complaints()).isEmpty();
        assertThat(ben.complaints()).isEmpty();
    }

    @Test
    void a_person_pins_mutes_and_puts_away_conversations() {
        BrowserUser anna = office.signIn("anna");
        BrowserUser ben = office.signIn("ben");
        anna.begin("ben", "Ben Cordes");
        anna.write("Moin");
        anna.begin("car", "Carla Diekmann");
        anna.write("Moin");
        Locator titles = anna.list().locator(".row .title");
        assertThat(titles.first()).hasText("Carla Diekmann");
        choose(anna, "Ben Cordes", "Pin to the top");
        assertThat(titles.first()).hasText("Ben Cordes");
        choose(anna, "Ben Cordes", "Mute");
        assertThat(anna.list().getByText("muted")).isAttached();
        ben.open("Anna Behrens");
        ben.write("Are you there?");
        assertThat(anna.list().locator(".count.still")).containsText("1 unread");
        anna.screenshot("list");
        assertThat(anna.page().evaluate("document.querySelector('hausfunk-chat').unread"))
                .isEqualTo(0);
        choose(anna, "Ben Cordes", "Mark as read");
        assertThat(anna.list().locator(".count")).hasCount(0);
        choose(anna, "Ben Cordes", "Archive");
        assertThat(titles.filter(new Locator.FilterOptions().setHasText("Ben Cordes")))
                .hasCount(0);
        anna.click("Archived (1)");
        assertThat(titles.first()).hasText("Ben Cordes");
        assertThat(anna.complaints()).isEmpty();
    }

    private static void choose(BrowserUser person, String conversation, String action) {
        person.list()
                .locator(".row")
                .filter(new Locator.FilterOptions().setHasText(conversation))
                .click(new Locator.ClickOptions().setButton(com.microsoft.playwright.options.MouseButton.RIGHT));
        person.menu(action);
    }

    @Test
    void a_badge_counts_and_opens_the_chat_over_the_page() {
        BrowserUser anna = office.signIn("anna");
        BrowserUser ben = office.signIn("ben");
        mount(anna, "badge");
        Locator badge = anna.page().locator(".badge");
        assertThat(badge).hasAttribute("aria-label", "Chat");
        ben.begin("ann", "Anna Behrens");
        ben.write("Moin");
        assertThat(badge).hasAttribute("aria-label", "Chat, 1 unread");
        badge.click();
        anna.open("Ben Cordes");
        assertThat(anna.messages()).hasCount(1);
        anna.screenshot("badge");
        assertThat(badge).hasAttribute("aria-label", "Chat");
        anna.keys("Escape");
        assertThat(anna.page().locator(".floating")).hasCount(0);
        assertThat(badge).isFocused();
        assertThat(anna.complaints()).isEmpty();
    }

    @Test
    void a_panel_shows_one_thing_at_a_time_also_from_right_to_left() {
        BrowserUser anna = office.signIn("anna");
        anna.page().evaluate("document.documentElement.dir = 'rtl'");
        mount(anna, "panel");
        anna.page().setViewportSize(420, 700);
        anna.begin("ben", "Ben Cordes");
        anna.write("مرحبا Ben");
        anna.write("Moin");
        assertThat(anna.messages()).hasCount(2);
        assertThat(anna.list()).not().isVisible();
        anna.screenshot("panel-right-to-left");
        anna.page().getByLabel("Back to the conversations").click();
        assertThat(anna.list().locator(".row").first()).isFocused();
        assertThat((Boolean) anna.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        assertThat(anna.complaints()).isEmpty();
    }

    private static void mount(BrowserUser person, String view) {
        person.page()
                .evaluate(
                        "(view) => { document.querySelector('main').replaceChildren();"
                                + " const chat = document.createElement('hausfunk-chat'); chat.setAttribute('view', view);"
                                + " document.querySelector('main').append(chat); }",
                        view);
    }
}
