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
import io.hausfunk.messaging.content.AlertSeverity;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.machine.ApprovalDecision;
import io.hausfunk.messaging.machine.ApprovalRequest;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts and questions of the company's software, acted on in a browser. */
class CardsTest extends BrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TenantId COMPANY = new TenantId("hausfunk-gmbh");
    private static final UserId ANNA = UserId.of("anna");
    private static final UserId BEN = UserId.of("ben");
    private static final OnCall OPERATIONS = OnCall.of("Operations", List.of(ANNA, BEN));

    private ServiceSession monitoring;

    @BeforeEach
    void account() {
        Messaging messaging = office.portal().messaging();
        Await.within(
                PATIENCE,
                messaging
                        .administer(COMPANY, UserId.of("elif"))
                        .serviceAccounts()
                        .create(ServiceAccount.of("monitoring", "Monitoring")
                                .sending(MachineMessageType.values())
                                .toEverybody()));
        monitoring = Await.within(PATIENCE, messaging.openService(COMPANY, "monitoring"));
    }

    private void raise(AlertSeverity severity, NoticeContent words) {
        Await.within(PATIENCE, monitoring.alerts().raise(OPERATIONS, "disk-db-1", severity, words));
    }

    private void ask(ApprovalRequest question) {
        Await.within(PATIENCE, monitoring.approvals().ask(question, IdempotencyKey.random()));
    }

    private BrowserUser signIn(String name, ColorScheme theme, String locale) {
        return office.signIn(
                name, new Browser.NewContextOptions().setLocale(locale).setColorScheme(theme));
    }

    private static void open(BrowserUser person, String title) {
        person.list()
                .locator(".row")
                .filter(new Locator.FilterOptions()
                        .setHas(person.page().locator(".title").getByText(title)))
                .press("Enter");
    }

    private static Locator button(Locator card, String name) {
        return card.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator status(Locator card) {
        return card.getByRole(AriaRole.STATUS);
    }

    @Test
    void an_alert_is_taken_and_resolved_by_keyboard_and_its_history_is_told() {
        raise(
                AlertSeverity.CRITICAL,
                NoticeContent.of("The disk of db-1 is nearly full")
                        .text("The database stops when it is full.")
                        .field("Host", "db-1.example")
                        .field("Free", "0.4 GB")
                        .link("Open the dashboard", "https://monitoring.example/db-1"));
        BrowserUser anna = signIn("anna", ColorScheme.LIGHT, "en-GB");
        open(anna, "Operations");
        Locator card = anna.log().locator("hausfunk-alert");
        assertThat(card).containsText("Alert, critical");
        assertThat(status(card)).hasText("Nobody has taken it yet.");
        assertThat(Audit.of(anna.page())).isEmpty();
        anna.screenshot("alert-open");
        raise(
                AlertSeverity.CRITICAL,
                NoticeContent.of("The disk of db-1 is full").field("Free", "0 GB"));
        assertThat(card).containsText("The disk of db-1 is full");
        assertThat(card).containsText(Pattern.compile("Raised 2 times, last: \\d\\d:\\d\\d\\."));
        assertThat(anna.messages()).hasCount(1);
        assertThat(anna.field()).isFocused();
        anna.keys("Shift+Tab", "Shift+Tab");
        assertThat(anna.log()).isFocused();
        anna.keys("ArrowUp");
        assertThat(anna.messages().last()).isFocused();
        anna.keys("Tab");
        assertThat(button(card, "Take it")).isFocused();
        anna.keys("Enter");
        assertThat(status(card)).hasText("You have taken it.");
        assertThat(button(card, "Mark as resolved")).isFocused();
        assertThat(button(card, "Take it")).hasCount(0);
        anna.keys("Tab");
        assertThat(button(card, "What happened")).isFocused();
        anna.keys("Enter");
        assertThat(card.locator("ol bdi"))
                .hasText(new String[] {"Monitoring raised it.", "Raised again: 2 times in all.", "Anna Behrens took it."
                });
        anna.keys("Shift+Tab", "Enter");
        assertThat(status(card)).hasText(Pattern.compile("Resolved: \\d\\d:\\d\\d\\."));
        assertThat(button(card, "What happened")).isFocused();
        assertThat(card.locator("ol bdi").last()).hasText("Anna Behrens marked it as resolved.");
        assertThat(Audit.of(anna.page())).isEmpty();
        anna.screenshot("alert-resolved");
        assertThat(anna.complaints()).isEmpty();
    }

    @Test
    void whoever_loses_the_race_for_an_alert_is_told_who_was_faster() {
        raise(AlertSeverity.WARNING, NoticeContent.of("Sicherung von db-1 fehlt seit gestern"));
        BrowserUser anna = signIn("anna", ColorScheme.LIGHT, "en-GB");
        open(anna, "Operations");
        BrowserUser ben = signIn("ben", ColorScheme.DARK, "de-DE");
        ben.page().setViewportSize(320, 640);
        open(ben, "Operations");
        Locator card = ben.log().locator("hausfunk-alert");
        assertThat(status(card)).hasText("Noch hat ihn niemand übernommen.");
        // From here on, Ben's page hears nothing: it still offers what Anna did already.
        ben.page().evaluate("() => (document.querySelector('hausfunk-chat').chat.arrivals.entry = async () => {})");
        button(anna.log().locator("hausfunk-alert"), "Take it").click();
        assertThat(status(anna.log().locator("hausfunk-alert"))).hasText("You have taken it.");
        button(card, "Übernehmen").focus();
        ben.keys("Enter");
        assertThat(card.getByRole(AriaRole.ALERT)).hasText("Anna Behrens war schneller und hat ihn übernommen.");
        assertThat(status(card)).hasText("Anna Behrens hat ihn übernommen.");
        assertThat(button(card, "Übernehmen")).hasCount(0);
        assertThat(button(card, "Verlauf")).isFocused();
        ben.keys("Enter");
        assertThat(card.locator("ol bdi").last()).hasText("Anna Behrens hat ihn übernommen.");
        card.locator("ol").evaluate("(steps) => steps.scrollIntoView({ block: 'end' })");
        assertThat(ben.page().evaluate("() => document.scrollingElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(Audit.of(ben.page())).isEmpty();
        ben.screenshot("alert-lost-dark-narrow");
        assertThat(ben.complaints()).isEmpty();
    }

    @Test
    void a_question_is_answered_once_after_a_second_look_and_the_answer_goes_back() {
        ask(ApprovalRequest.of(
                        NoticeContent.of("Release order 4711?")
                                .field("Amount", "12,500 EUR")
                                .field("Supplier", "Lamps & Sons"),
                        List.of("Release it", "Send it back"),
                        List.of(ANNA, BEN),
                        Instant.now().plus(Duration.ofHours(3)))
                .needing(2));
        BrowserUser anna = signIn("anna", ColorScheme.LIGHT, "en-GB");
        open(anna, "Monitoring");
        Locator card = anna.log().locator("hausfunk-approval");
        assertThat(card).containsText("2 of 2 people have to give the same answer.");
        assertThat(card).containsText("Please answer by ");
        anna.screenshot("approval-open");
        assertThat(anna.field()).isFocused();
        anna.keys("Shift+Tab", "Shift+Tab");
        assertThat(anna.log()).isFocused();
        anna.keys("ArrowUp", "Tab");
        assertThat(button(card, "Release it")).isFocused();
        anna.keys("Tab", "Enter");
        assertThat(button(card, "Answer “Send it back”")).isFocused();
        anna.keys("Escape");
        assertThat(button(card, "Send it back")).isFocused();
        anna.keys("Shift+Tab", "Enter");
        assertThat(button(card, "Answer “Release it”")).isFocused();
        assertThat(card).containsText("You cannot change it afterwards.");
        assertThat(Audit.of(anna.page())).isEmpty();
        anna.screenshot("approval-sure");
        anna.keys("Enter");
        assertThat(status(card)).hasText("You answered “Release it”. Others have to answer, too.");
        assertThat(button(card, "What happened")).isFocused();
        BrowserUser ben = signIn("ben", ColorScheme.DARK, "de-DE");
        ben.page().setViewportSize(320, 640);
        open(ben, "Monitoring");
        Locator other = ben.log().locator("hausfunk-approval");
        assertThat(other.locator("ul")).containsText("Anna Behrens: Release it");
        ben.screenshot("approval-dark-narrow");
        assertThat(Audit.of(ben.page())).isEmpty();
        assertThat(ben.page().evaluate("() => document.scrollingElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        button(other, "Release it").click();
        button(other, "„Release it“ antworten").click();
        assertThat(status(other)).hasText("Entschieden: Release it.");
        assertThat(status(card)).hasText("Decided: Release it.");
        anna.keys("Enter");
        assertThat(card.locator("ol bdi")).hasText(new String[] {
            "Monitoring asked.",
            "Anna Behrens answered “Release it”.",
            "Ben Cordes answered “Release it”. That decided it."
        });
        anna.screenshot("approval-decided");
        List<ApprovalDecision> decisions =
                Await.within(PATIENCE, monitoring.approvals().decisions(10));
        assertThat(decisions).hasSize(1);
        assertThat(anna.complaints()).isEmpty();
        assertThat(ben.complaints()).isEmpty();
    }

    @Test
    void a_question_whose_time_is_over_takes_no_answer() {
        ask(ApprovalRequest.of(
                NoticeContent.of("Open the gate?"),
                List.of("Yes", "No"),
                List.of(ANNA),
                Instant.now().plus(Duration.ofHours(3))));
        BrowserUser anna = office.signInWithClock("anna", office.portal().address());
        open(anna, "Monitoring");
        Locator card = anna.log().locator("hausfunk-approval");
        button(card, "Yes").click();
        assertThat(button(card, "Answer “Yes”")).isFocused();
        anna.page().clock().fastForward("03:00:01");
        assertThat(status(card)).hasText("The time to answer is over. Nothing was decided.");
        assertThat(card.locator(".actions")).hasCount(0);
        assertThat(anna.complaints()).isEmpty();
    }
}
