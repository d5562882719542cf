// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoPeopleTest extends BrowserTest {
    @Test
    void two_people_talk_see_each_other_and_see_each_other_type() {
        BrowserUser anna = office.signIn("anna");
        BrowserUser ben = office.signIn("ben");
        anna.begin("ben", "Ben Cordes");
        anna.write("Good morning, Ben! Is order **4711** ready?");
        assertThat(ben.list().getByText("1 unread")).isAttached();
        ben.open("Anna Behrens");
        assertThat(ben.messages()).hasCount(1);
        assertThat(ben.list().getByText("1 unread")).not().isAttached();
        ben.field().pressSequentially("Since this");
        assertThat(anna.page().getByText("Ben Cordes is writing …")).isVisible();
        ben.write("Since this morning. See `lamps.csv`.");
        assertThat(anna.messages()).hasCount(2);
        assertThat(anna.page().getByText("Ben Cordes is writing …")).not().isVisible();
        assertThat(anna.page().locator("hausfunk-conversation header")).containsText("online");
        assertThat(anna.page().locator("strong").getByText("4711")).isVisible();
        anna.screenshot("two-people");
        assertThat(anna.complaints()).isEmpty();
        assertThat(ben.complaints()).isEmpty();
    }

    @Test
    void what_was_written_without_a_connection_is_sent_once_it_is_back() {
        BrowserUser anna = office.signIn("anna");
        BrowserUser ben = office.signIn("ben");
        anna.begin("ben", "Ben Cordes");
        anna.write("one");
        ben.open("Anna Behrens");
        assertThat(ben.messages()).hasCount(1);
        List<String> expected = new ArrayList<>(List.of("one"));
        anna.offline(true);
        for (int i = 0; i < 5; i++) {
            anna.write("offline " + i);
            expected.add("offline " + i);
        }
        assertThat(anna.page().getByText("waiting").first()).isVisible();
        ben.write("Are you there?");
        anna.offline(false);
        assertThat(ben.messages()).hasCount(7);
        assertThat(anna.messages()).hasCount(7);
        assertThat(anna.texts()).isEqualTo(ben.texts()).containsAll(expected).doesNotHaveDuplicates();
    }

    @Test
    void after_a_restart_of_the_server_people_sign_in_again_and_find_everything() throws Exception {
        BrowserUser anna = office.signIn("anna");
        anna.begin("ben", "Ben Cordes");
        anna.write("before");
        assertThat(anna.page().getByText("waiting")).not().isAttached();
        anna.expectTrouble();
        office.restart();
        assertThat(anna.page().getByText("You are signed out.")).isVisible();
        anna.screenshot("signed-out");
        anna.page().reload();
        anna.signIn();
        anna.open("Ben Cordes");
        anna.write("after");
        assertThat(anna.messages()).hasCount(2);
        assertThat(anna.texts()).containsExactly("before", "after");
    }

    @Test
    void an_order_has_its_own_conversation() {
        BrowserUser anna = office.signIn("anna");
        BrowserUser ben = office.signIn("ben");
        anna.page().navigate(office.portal().address() + "orders/4711");
        anna.write("The lamps come on Friday.");
        ben.page().navigate(office.portal().address() + "orders/4711");
        assertThat(ben.page().getByText("The lamps come on Friday.")).isVisible();
        ben.screenshot("order");
        assertThat(anna.complaints()).isEmpty();
        assertThat(ben.complaints()).isEmpty();
    }

    @Test
    void hostile_words_are_words() {
        BrowserUser anna = office.signIn("anna");
        BrowserUser ben = office.signIn("ben");
        anna.beginGroup("<b>Lamps</b> & more", List.of("Ben Cordes", "Elif Fuchs"));
        List<String> hostile = List.of(
                "<img src=x onerror=alert(1)>",
                "<script>alert(2)</script>",
                "[x](javascript:alert(3)) javascript:alert(4)",
                "https://example.org/\"onmouseover=\"alert(5)",
                "\u202Eevil\u202C and " + "\u0301".repeat(500),
                "w".repeat(3000),
                "``` unclosed **bold _and `code");
        hostile.forEach(anna::write);
        ben.open("<b>Lamps</b>");
        assertThat(ben.messages()).hasCount(hostile.size());
        assertThat(ben.page().locator("article img, article script")).hasCount(0);
        assertThat(ben.page().locator("article a")).hasCount(1);
        ben.write("mine");
        assertThat(ben.messages()).hasCount(hostile.size() + 1);
        ben.keys("ArrowUp");
        ben.write("<svg onload=alert(7)>");
        assertThat(anna.page().getByText("<svg onload=alert(7)>").first()).isVisible();
        ben.ask("react", "reaction: '<img src=x onerror=alert(8)>'");
        ben.ask("react", "reaction: '\\u202Eevil\\u0301\\u0301\\u0301'");
        assertThat(anna.log().locator(".reaction")).hasCount(2);
        assertThat(anna.page().locator("article img, article svg[onload]")).hasCount(0);
        anna.screenshot("hostile-reactions");
        ben.screenshot("hostile");
        assertThat(ben.complaints()).isEmpty();
        assertThat(anna.complaints()).isEmpty();
    }

    @Test
    void german_dark_and_narrow_are_complete() {
        BrowserUser anna = office.signIn(
                "anna",
                new Browser.NewContextOptions()
                        .setLocale("de-DE")
                        .setColorScheme(ColorScheme.DARK)
                        .setViewportSize(320, 640));
        assertThat(anna.page()
                        .getByText(
                                "Unterhaltungen", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true)))
                .isVisible();
        anna.screenshot("german-dark-narrow-list");
        anna.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Page.GetByRoleOptions().setName("Neue Unterhaltung"))
                .click();
        anna.page().getByLabel("Personen suchen").fill("ben");
        anna.page()
                .getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Page.GetByRoleOptions().setName("Ben Cordes"))
                .click();
        anna.screenshot("german-dark-narrow-new");
        anna.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Page.GetByRoleOptions().setName("Unterhaltung beginnen"))
                .click();
        anna.write("Moin Ben, ist der Auftrag fertig?");
        assertThat(anna.messages()).hasCount(1);
        anna.screenshot("german-dark-narrow");
        assertThat((Boolean) anna.page().evaluate("document.documentElement.scrollWidth <= 320"))
                .as("nothing scrolls sideways")
                .isTrue();
        assertThat(anna.complaints()).isEmpty();
    }
}
