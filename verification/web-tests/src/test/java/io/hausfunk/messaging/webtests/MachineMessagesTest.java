// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.machine.CodeCheck;
import io.hausfunk.messaging.machine.CodeRequest;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the company's software says, in a browser. */
class MachineMessagesTest extends BrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TenantId COMPANY = new TenantId("hausfunk-gmbh");
    private static final UserId ANNA = UserId.of("anna");

    /** Whether anything that the page shows or keeps has these words. */
    private static final String SHOWN =
            "(words) => { const look = (root) => [...root.querySelectorAll('*')].some((each) =>"
                    + " each.textContent.includes(words) || [...each.attributes].some((own) => own.value.includes(words))"
                    + " || Object.values(each).some((own) => own === words) || (each.shadowRoot && look(each.shadowRoot)));"
                    + " return look(document) || JSON.stringify({ ...sessionStorage, ...localStorage }).includes(words); }";

    private ServiceSession shop;

    @BeforeEach
    void account() {
        Messaging messaging = office.portal().messaging();
        Await.within(
                PATIENCE,
                messaging
                        .administer(COMPANY, UserId.of("elif"))
                        .serviceAccounts()
                        .create(ServiceAccount.of("shop", "Webshop")
                                .sending(MachineMessageType.values())
                                .toEverybody()));
        shop = Await.within(PATIENCE, messaging.openService(COMPANY, "shop"));
    }

    private void tell(NoticeContent notice) {
        Await.within(PATIENCE, shop.notice(ANNA, notice, IdempotencyKey.random()));
    }

    private BrowserUser anna(ColorScheme theme, String locale) {
        return office.signIn(
                "anna", new Browser.NewContextOptions().setLocale(locale).setColorScheme(theme));
    }

    private static Locator row(BrowserUser person) {
        return person.list()
                .locator(".row")
                .filter(new Locator.FilterOptions()
                        .setHas(person.page().locator(".title").getByText("Webshop")));
    }

    @Test
    void a_notice_shows_its_fields_and_where_its_links_lead() {
        tell(NoticeContent.of("Order 4711 was released")
                .text("It is on its way.\nThe **invoice** follows: https://shop.example/help")
                .field("Amount", "12.50 EUR")
                .field("Delivered to", "Anna Behrens, second floor")
                .link("Open the order", "https://shop.example/orders/4711")
                .link(
                        "<img src=x onerror=window.executed=1>",
                        "http://evil.example/?q=\"><script>"
                                .replace("\"", "%22")
                                .replace("<", "%3C")
                                .replace(">", "%3E")));
        BrowserUser anna = anna(ColorScheme.LIGHT, "en-GB");
        assertThat(row(anna)).containsText("Order 4711 was released");
        row(anna).press("Enter");
        Locator card = anna.log().locator(".notice");
        assertThat(card.locator("dt")).hasText(new String[] {"Amount", "Delivered to"});
        assertThat(card.locator("dd")).hasText(new String[] {"12.50 EUR", "Anna Behrens, second floor"});
        assertThat(card).containsText("The **invoice** follows");
        assertThat(card.locator(".links a").first()).hasText("Open the order (shop.example)");
        assertThat(card.locator(".links a").last()).containsText("(evil.example)");
        assertThat(anna.log()).matchesAriaSnapshot("""
                        - log "Messages in Webshop":
                          - article /Webshop Order 4711 was released .*/""");
        assertThat(anna.page().getByText("A program writes here. Nobody reads answers."))
                .isVisible();
        assertThat(anna.page().locator("hausfunk-composer")).hasCount(0);
        assertThat(anna.page().getByText("offline")).hasCount(0);
        assertThat(Audit.of(anna.page())).isEmpty();
        anna.screenshot("notice-light");
        tell(NoticeContent.of("Order 4712 waits"));
        assertThat(anna.messages()).hasCount(2);
        assertThat(anna.complaints()).isEmpty();
    }

    @Test
    void a_notice_is_read_by_keyboard_in_a_narrow_dark_page() {
        tell(NoticeContent.of("Bestellung 4711 ist freigegeben")
                .field("Donaudampfschifffahrtsgesellschaftskapitän", "12,50 EUR")
                .field("Lieferung", "morgen ".repeat(20))
                .link("Zur Bestellung", "https://shop.example/orders/4711"));
        BrowserUser anna = anna(ColorScheme.DARK, "de-DE");
        anna.page().setViewportSize(320, 640);
        row(anna).focus();
        anna.keys("Enter");
        assertThat(anna.messages()).hasCount(1);
        assertThat(anna.log()).isFocused();
        anna.keys("ArrowUp");
        Locator article = anna.messages().last();
        assertThat(article).isFocused();
        anna.keys("Tab");
        assertThat(article.getByRole(AriaRole.LINK)).isFocused();
        assertThat(anna.page().evaluate("() => document.scrollingElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(Audit.of(anna.page())).isEmpty();
        anna.screenshot("notice-dark-narrow");
        assertThat(anna.complaints()).isEmpty();
    }

    @Test
    void a_code_is_shown_once_with_the_time_that_is_left_and_then_nowhere() {
        Await.within(PATIENCE, shop.codes().issue(ANNA, CodeRequest.of("sign-in", "Sign in to the shop")));
        BrowserUser anna = office.signInWithClock("anna", office.portal().address());
        row(anna).press("Enter");
        Locator card = anna.log().locator("hausfunk-code");
        assertThat(card).containsText("Sign in to the shop");
        assertThat(anna.messages()).hasCount(1);
        anna.keys("ArrowUp", "Tab");
        assertThat(card.getByRole(AriaRole.BUTTON)).isFocused();
        anna.keys("Enter");
        Locator output = card.locator("output");
        assertThat(output).hasText(Pattern.compile("\\d{6}"));
        assertThat(output).isFocused();
        assertThat(card.getByRole(AriaRole.TIMER)).hasText(Pattern.compile("[0-5]:\\d\\d left"));
        String code = output.innerText();
        assertThat(Audit.of(anna.page())).isEmpty();
        anna.screenshot("code");
        assertThat(Await.within(PATIENCE, shop.codes().verify(ANNA, "sign-in", code)))
                .isEqualTo(CodeCheck.ACCEPTED);
        anna.page().clock().fastForward("06:00");
        assertThat(card.locator("output")).hasCount(0);
        assertThat(anna.page().locator("hausfunk-code button")).hasCount(0);
        assertThat(anna.page().evaluate(SHOWN, code)).isEqualTo(false);
        assertThat(anna.complaints()).isEmpty();
    }
}
