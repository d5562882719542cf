// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest extends BrowserTest {
    private BrowserUser anna;
    private BrowserUser ben;

    private void meet() {
        anna = office.signIn("anna");
        ben = office.signIn("ben");
        anna.beginGroup("Lamps", List.of("Ben Cordes", "Elif Fuchs"));
        anna.write("Which lamps does the customer want?");
        ben.open("Lamps");
        assertThat(ben.messages()).hasCount(1);
    }

    private void nobodyComplains() {
        assertThat(anna.complaints()).isEmpty();
        assertThat(ben.complaints()).isEmpty();
    }

    @Test
    void people_edit_react_quote_and_reply_in_a_thread() {
        meet();
        anna.keys("ArrowUp");
        anna.write("Which lamps does the customer want, red ones?");
        assertThat(ben.message("red ones?").getByText("edited").first()).isVisible();
        ben.message("red ones?").hover();
        ben.message("red ones?").getByLabel("React").click();
        ben.screenshot("emoji-picker");
        ben.page().getByLabel("thumbs up").click();
        Locator reaction = anna.message("red ones?").getByRole(AriaRole.BUTTON, named("👍"));
        assertThat(reaction).hasAttribute("aria-label", "👍 Ben Cordes");
        reaction.click();
        assertThat(ben.message("red ones?").locator(".reaction")).hasText("👍2");
        reaction.click();
        assertThat(ben.message("red ones?").locator(".reaction")).hasText("👍1");
        ben.act("red ones?", "Reply");
        ben.write("The blue ones.");
        assertThat(anna.message("The blue ones.").locator(".quote")).containsText("red ones?");
        ben.act("red ones?", "Reply in thread");
        assertThat(ben.threadField()).isFocused();
        ben.page().keyboard().type("How many?");
        ben.keys("Enter");
        assertThat(ben.page().locator("hausfunk-thread hausfunk-message")).hasCount(2);
        anna.click("1 reply");
        assertThat(anna.page().locator("hausfunk-thread").getByText("How many?"))
                .isVisible();
        assertThat(anna.threadField()).isFocused();
        anna.page().keyboard().type("Forty.");
        anna.keys("Enter");
        assertThat(ben.page().locator("hausfunk-thread").getByText("Forty.")).isVisible();
        assertThat(ben.message("red ones?").getByText("2 replies").first()).isVisible();
        anna.message("The blue ones.").hover();
        anna.screenshot("thread");
        nobodyComplains();
    }

    @Test
    void people_take_back_remove_and_pin() {
        meet();
        ben.write("Oops, wrong window");
        ben.act("Oops", "Delete");
        ben.screenshot("dialog");
        ben.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named("Delete"))
                .click();
        assertThat(anna.page().getByText("This message was deleted.").first()).isVisible();
        ben.write("The customer is rude");
        anna.message("rude").hover();
        anna.message("rude").getByLabel("More actions").click();
        anna.screenshot("menu");
        anna.menu("Remove as moderator");
        anna.page().getByLabel("Reason").fill("names a customer");
        anna.keys("Enter");
        assertThat(ben.page()
                        .getByText("A moderator removed this message: names a customer")
                        .first())
                .isVisible();
        ben.act("Which lamps", "Pin for everyone");
        anna.page().getByLabel("Pinned messages").click();
        assertThat(anna.page().locator("hausfunk-pins li")).hasCount(1);
        anna.screenshot("pins");
        anna.page().locator("hausfunk-pins li button").click();
        assertThat(anna.message("Which lamps").getByRole(AriaRole.ARTICLE)).isFocused();
        nobodyComplains();
    }

    @Test
    void a_mention_is_completed_marked_and_counted() {
        meet();
        anna.page().reload();
        ben.field().pressSequentially("@ann");
        assertThat(ben.page().getByRole(AriaRole.OPTION)).hasCount(1);
        ben.screenshot("mention");
        ben.keys("Enter");
        ben.field().pressSequentially("please look");
        ben.keys("Enter");
        assertThat(anna.list().getByText("mentions you: 1")).isAttached();
        anna.screenshot("list-mentioned");
        anna.open("Lamps");
        assertThat(anna.message("please look").locator(".mention.me")).hasText("@Anna Behrens");
        assertThat(anna.list().getByText("mentions you: 1")).not().isAttached();
        nobodyComplains();
    }

    @Test
    void a_link_to_a_message_shows_it() {
        meet();
        for (int i = 0; i < 70; i++) {
            anna.ask("send", "name: 'n" + i + "', text: 'text " + i + "'");
        }
        String link = (String) ben.page()
                .evaluate("() => { const chat = document.querySelector('hausfunk-chat');"
                        + " return location.origin + '/#hausfunk:' + chat.current + ':2'; }");
        ben.page().navigate("about:blank");
        ben.page().navigate(link);
        assertThat(ben.message("Which lamps").getByRole(AriaRole.ARTICLE)).isFocused();
        assertThat(ben.message("Which lamps")).isInViewport();
        nobodyComplains();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
