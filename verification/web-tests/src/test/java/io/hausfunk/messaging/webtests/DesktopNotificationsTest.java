// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.QuietHours;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesktopNotificationsTest extends BrowserTest {
    /** A desktop that shows nothing and remembers everything, and a window that nobody looks at. */
    private static final String DESKTOP = "window.notified = [];"
            + "window.Notification = class { static permission = 'default';"
            + " static async requestPermission() { return (this.permission = 'granted'); }"
            + " constructor(title, { body }) { window.notified.push(title + ' | ' + body); } close() {} };"
            + "document.hasFocus = () => false;";

    private BrowserUser anna;
    private BrowserUser ben;

    private void meet(String choice) {
        anna = office.signIn("anna");
        ben = office.signIn("ben");
        ben.begin("anna", "Anna Behrens");
        anna.context().addInitScript(DESKTOP);
        anna.page().reload();
        choose(choice);
    }

    private void choose(String choice) {
        anna.page().getByLabel("Notifications on this computer").click();
        anna.page()
                .getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName(choice))
                .click();
    }

    private Object notified() {
        anna.page().evaluate("() => document.querySelector('hausfunk-chat').chat.connection.ask('quiet')");
        return anna.page().evaluate("() => window.notified");
    }

    private void hears(String text, int count) {
        ben.write(text);
        assertThat(anna.list()).containsText(text);
        assertThat(anna.list().getByText(count + " unread")).isAttached();
    }

    @Test
    void whoever_asks_for_it_is_told_that_there_is_something_and_nothing_of_it() {
        meet("That there is something new");
        hears("The price is 12.50", 1);
        assertThat(notified()).isEqualTo(List.of("Chat | 1 new message"));
        assertThat(anna.complaints()).isEmpty();
    }

    @Test
    void whoever_wants_to_see_it_is_told_who_says_what() {
        meet("Who writes, and what");
        hears("The price is 12.50", 1);
        assertThat(notified()).isEqualTo(List.of("Ben Cordes | Ben Cordes: The price is 12.50"));
    }

    @Test
    void nobody_is_notified_unasked_or_in_their_quiet_hours() {
        meet("None");
        hears("Are you there?", 1);
        assertThat(notified()).isEqualTo(List.of());
        try (Session session = Await.within(
                Duration.ofSeconds(30),
                office.portal().messaging().openSession(new TenantId("hausfunk-gmbh"), UserId.of("anna")))) {
            Await.within(
                    Duration.ofSeconds(30),
                    session.notifications()
                            .setQuietHours(
                                    QuietHours.in(ZoneOffset.UTC).daily(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        }
        choose("Who writes, and what");
        hears("It is late", 2);
        assertThat(notified()).isEqualTo(List.of());
    }
}
