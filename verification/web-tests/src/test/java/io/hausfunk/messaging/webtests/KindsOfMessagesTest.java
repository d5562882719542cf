// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.content.ContactContent;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.LocationContent;
import io.hausfunk.messaging.content.SystemContent;
import io.hausfunk.messaging.message.Draft;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KindsOfMessagesTest extends BrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private BrowserUser anna;
    private BrowserUser ben;

    private void meet() {
        anna = office.signIn("anna");
        ben = office.signIn("ben");
        anna.beginGroup("Lamps", List.of("Ben Cordes", "Elif Fuchs"));
        ben.open("Lamps");
    }

    private void nobodyComplains() {
        assertThat(anna.complaints()).isEmpty();
        assertThat(ben.complaints()).isEmpty();
    }

    private static Locator option(BrowserUser person, String name) {
        return person.page()
                .locator("hausfunk-poll")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    void a_poll_is_asked_answered_changed_and_closed() {
        meet();
        anna.createPoll("Which lamps?", "red", "green", "blue");
        option(ben, "green: 0").click();
        assertThat(option(anna, "green: 1")).isVisible();
        assertThat(option(ben, "green: 1")).hasAttribute("aria-pressed", "true");
        option(anna, "green: 1").click();
        assertThat(option(ben, "green: 2")).isVisible();
        option(ben, "red: 0").click();
        assertThat(option(anna, "red: 1")).isVisible();
        assertThat(option(anna, "green: 1")).isVisible();
        option(ben, "red: 1").click();
        assertThat(option(anna, "red: 0")).isVisible();
        assertThat(anna.page().locator("hausfunk-poll")).containsText("1 vote");
        ben.page().reload();
        ben.open("Lamps");
        assertThat(option(ben, "green: 1")).hasAttribute("aria-pressed", "false");
        anna.message("Which lamps?").hover();
        anna.screenshot("poll");
        anna.click("Close the poll");
        assertThat(option(ben, "green: 1")).isDisabled();
        assertThat(ben.list()).containsText("Poll: Which lamps?");
        nobodyComplains();
    }

    @Test
    void markdown_is_shown_and_a_link_never_hides_where_it_goes() {
        meet();
        anna.write(
                "**Strong**, *soft*, ~~old~~, `a*b*`, snake_case_name\n- one\n- [two](https://example.org/a_b_c)\n> said\n```\n<b>\n```");
        Locator text = ben.messages().first().locator(".text");
        assertThat(text.locator("strong")).hasText("Strong");
        assertThat(text.locator("em")).hasText("soft");
        assertThat(text.locator("del")).hasText("old");
        assertThat(text.locator("code").first()).hasText("a*b*");
        assertThat(text.locator("li")).hasCount(2);
        assertThat(text.locator("blockquote")).hasText("said");
        assertThat(text.locator("pre")).hasText("<b>");
        assertThat(text.locator("a")).hasText("two (example.org)");
        assertThat(text.locator("a")).hasAttribute("href", "https://example.org/a_b_c");
        assertThat(text).containsText("snake_case_name");
        ben.screenshot("markdown");
        nobodyComplains();
    }

    private void send(Content content) {
        Stored.in(
                office.portal().messaging(),
                "anna",
                "Lamps",
                conversation -> Await.within(PATIENCE, conversation.send(Draft.of(content))));
    }

    @Test
    void what_the_hosts_software_sends_is_shown_as_what_it_is() {
        meet();
        send(SystemContent.of("Order 4711 was **released**."));
        send(LocationContent.of(52.5163, 13.3777).named("Brandenburg Gate"));
        send(ContactContent.of("Carla Diekmann").email("carla@example.org").phone("+49 30 123"));
        send(ContactContent.of("Mallory").email("x?bcc=all@example.org&body=a").phone("javascript:alert(1)"));
        assertThat(ben.log()).containsText("Order 4711 was **released**.");
        assertThat(ben.log().locator("strong")).hasCount(0);
        assertThat(ben.messages()).hasCount(3);
        assertThat(ben.message("Brandenburg Gate").locator("a"))
                .hasAttribute(
                        "href", "https://www.openstreetmap.org/?mlat=52.5163&mlon=13.3777#map=17/52.5163/13.3777");
        assertThat(ben.message("Carla Diekmann").locator("a").last()).hasAttribute("href", "tel:+4930123");
        assertThat(ben.message("Mallory").locator("a").first())
                .hasAttribute("href", "mailto:x%3Fbcc%3Dall%40example.org%26body%3Da");
        assertThat(ben.message("Mallory").locator("a")).hasCount(1);
        Stored.in(
                office.portal().messaging(),
                "anna",
                "Lamps",
                conversation ->
                        Await.within(PATIENCE, conversation.changeTimeToLive(Optional.of(Duration.ofDays(30)))));
        assertThat(ben.log()).containsText("Anna Behrens decided that new messages disappear after 30 days.");
        ben.screenshot("kinds");
        nobodyComplains();
    }

    @Test
    void a_conversation_is_marked_as_unread_until_it_is_looked_at_again() {
        meet();
        ben.page().getByLabel("More about this conversation").click();
        ben.menu("Mark as unread");
        assertThat(ben.list().getByText("marked as unread")).isAttached();
        ben.page().reload();
        assertThat(ben.list().getByText("marked as unread")).isAttached();
        ben.open("Lamps");
        assertThat(ben.list().getByText("marked as unread")).not().isAttached();
        nobodyComplains();
    }

    @Test
    void a_message_is_forwarded_to_who_may_read_it_and_to_who_may_not() {
        meet();
        BrowserUser carla = office.signIn("carla");
        anna.write("Between *us*");
        anna.begin("ben", "Ben Cordes");
        anna.begin("carla", "Carla Diekmann");
        anna.open("Lamps");
        anna.forward("Between us", "Ben Cordes");
        anna.forward("Between us", "Carla Diekmann");
        ben.open("Anna Behrens");
        assertThat(ben.log().locator("hausfunk-forward")).containsText("Forwarded from Lamps");
        assertThat(ben.log().locator("hausfunk-forward")).containsText("Between");
        carla.open("Anna Behrens");
        assertThat(carla.log().locator("hausfunk-forward")).containsText("You may not read this message.");
        assertThat(carla.page().getByText("Between")).hasCount(0);
        nobodyComplains();
        assertThat(carla.complaints()).isEmpty();
    }

    @Test
    void a_ban_is_lifted_where_it_stands() {
        meet();
        anna.page().getByLabel("People").click();
        anna.page().getByLabel("Actions for Ben Cordes").click();
        anna.menu("Remove and ban");
        anna.page().getByRole(AriaRole.DIALOG).getByText("Remove and ban").click();
        anna.click("Lift the ban");
        assertThat(anna.log()).containsText("Anna Behrens lifted the ban on Ben Cordes.");
        assertThat(anna.page().getByText("Lift the ban")).hasCount(0);
    }
}
