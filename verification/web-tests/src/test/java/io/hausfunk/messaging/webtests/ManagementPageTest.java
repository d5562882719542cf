// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.administration.Administration;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The management page in a browser: for whom, in both languages and themes, narrow, and by keyboard. */
class ManagementPageTest extends BrowserTest {
    private static final String HOSTILE = "<img src=x onerror=console.error(1)>";
    private final List<String> found = new ArrayList<>();

    private BrowserUser manager(ColorScheme theme, String language, int width) {
        BrowserUser elif = office.signIn(
                "elif",
                new Browser.NewContextOptions()
                        .setLocale(language)
                        .setColorScheme(theme)
                        .setViewportSize(width, 900));
        elif.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Management"))
                .click();
        return elif;
    }

    private static void open(Page page, String view) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(view).setExact(true))
                .click();
    }

    private void look(BrowserUser person, String view) {
        Audit.of(person.page()).forEach(violation -> found.add(view + ": " + violation));
        Object overflow =
                person.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).as("%s does not scroll sideways", view).isEqualTo(0);
        person.screenshot("management-" + view);
    }

    private void walk(BrowserUser elif, String name, boolean german) {
        Page page = elif.page();
        assertThat(page.getByText(german ? "Alles funktioniert." : "Everything works."))
                .isVisible();
        look(elif, name + "health");
        open(page, german ? "Warum nicht angekommen?" : "Why not delivered?");
        page.getByLabel(german ? "Person (Kennung)" : "Person (id)").fill("ben");
        page.getByLabel(german ? "Unterhaltung" : "Conversation")
                .fill(UUID.randomUUID().toString());
        page.getByLabel(german ? "Nummer der Nachricht" : "Number of the message")
                .fill("1");
        page.getByLabel(german ? "Grund" : "Reason").fill(HOSTILE);
        page.getByLabel(german ? "Grund" : "Reason").press("Enter");
        assertThat(page.getByText(german ? "Diese Nachricht gibt es nicht." : "There is no such message."))
                .isVisible();
        look(elif, name + "explain");
        open(page, german ? "Prüfprotokoll" : "Audit log");
        assertThat(page.getByText("delivery.explain").first()).isVisible();
        assertThat(page.getByText(HOSTILE).first()).isVisible();
        open(page, german ? "Ganzes Protokoll prüfen" : "Check the whole log");
        assertThat(page.getByRole(AriaRole.ALERT))
                .containsText(german ? "Das Protokoll ist unversehrt" : "The log is whole");
        look(elif, name + "audit");
        open(page, german ? "Dienstkonten" : "Service accounts");
        assertThat(page.getByText(HOSTILE)).isVisible();
        look(elif, name + "services");
    }

    @TestFactory
    Stream<DynamicTest> no_view_has_a_serious_violation() {
        Administration elif = office.portal().messaging().administer(new TenantId("hausfunk-gmbh"), UserId.of("elif"));
        Await.within(Duration.ofSeconds(30), elif.serviceAccounts().create(ServiceAccount.of("hostile", HOSTILE)));
        return Stream.of(
                look(ColorScheme.LIGHT, "en-GB", 1100),
                look(ColorScheme.DARK, "de-DE", 1100),
                look(ColorScheme.LIGHT, "de-DE", 320),
                look(ColorScheme.DARK, "en-GB", 320));
    }

    private DynamicTest look(ColorScheme theme, String language, int width) {
        String name = theme.name().toLowerCase(Locale.ROOT) + "-" + language + "-" + width + "-";
        return DynamicTest.dynamicTest(name, () -> {
            found.clear();
            BrowserUser elif = manager(theme, language, width);
            walk(elif, name, language.startsWith("de"));
            assertThat(found).isEmpty();
            assertThat(elif.complaints()).isEmpty();
            office.gone(elif);
        });
    }

    @Test
    void whoever_has_no_role_sees_neither_the_link_nor_the_page() {
        BrowserUser anna = office.signIn("anna");
        assertThat(anna.page().getByText("Management", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
        anna.page().navigate(office.portal().address() + "management");
        assertThat(anna.page().locator("hausfunk-chat")).hasCount(1);
        assertThat(anna.page().locator("hausfunk-cockpit")).hasCount(0);
    }

    @Test
    void views_are_opened_by_keyboard_alone() {
        BrowserUser elif = manager(ColorScheme.LIGHT, "en-GB", 1100);
        Page page = elif.page();
        assertThat(page.getByText("Everything works.")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Health"))
                .focus();
        elif.keys("Tab", "Enter", "Tab");
        elif.keys("Tab", "Tab");
        assertThat(page.getByLabel("Person (id)")).isFocused();
        assertThat(elif.complaints()).isEmpty();
    }
}
