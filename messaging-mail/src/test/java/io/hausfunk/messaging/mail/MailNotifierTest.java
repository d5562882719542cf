// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.Notification;
import io.hausfunk.messaging.notification.NotifiedAnnouncement;
import io.hausfunk.messaging.notification.NotifiedAnnouncement.Reason;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailNotifierTest {
    private static final URI PORTAL = URI.create("https://portal.example.com/chat");
    private static final MailSettings SETTINGS = MailSettings.from("portal@example.com", "Portal \u00fc", PORTAL);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    MailNotifierTest() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private MailNotifier notifier(MailSettings settings, String address) {
        return MailNotifier.over(
                SmtpServer.clearText("127.0.0.1", server.getSmtp().getPort()).session(),
                settings,
                (tenant, user) -> Optional.ofNullable(address));
    }

    private static Notification told(long messages, long mentions, int conversations) {
        return new Told(UserId.of("anna-4711"), messages, mentions, conversations);
    }

    private MimeMessage only() {
        MimeMessage[] all = server.getReceivedMessages();
        assertThat(all).hasSize(1);
        return all[0];
    }

    @Test
    void a_mail_says_how_much_is_unread_and_where_to_read_it() throws Exception {
        notifier(SETTINGS, "anna@example.com").notify(told(3, 1, 2));
        MimeMessage mail = only();
        assertThat(mail.getSubject()).isEqualTo("You have unread messages");
        assertThat(mail.getFrom()[0].toString()).contains("portal@example.com");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("anna@example.com");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContent().toString())
                .contains("3 unread messages in 2 conversations", "Mentioning you: 1", PORTAL.toString());
    }

    @Test
    void a_mail_speaks_german_to_those_who_do() throws Exception {
        notifier(SETTINGS.texts((tenant, user) -> MailText.GERMAN), "anna@example.com")
                .notify(told(1, 0, 1));
        MimeMessage mail = only();
        assertThat(mail.getSubject()).isEqualTo("Sie haben ungelesene Nachrichten");
        assertThat(mail.getContent().toString())
                .contains("1 ungelesene Nachricht in 1 Unterhaltung.")
                .doesNotContain("Erw\u00e4hnung");
    }

    @Test
    void a_mail_counts_announcements_by_reason() throws Exception {
        Notification told = new Told(
                UserId.of("anna-4711"), 0, 0, 0, List.of(new Waiting(Reason.REMINDER), new Waiting(Reason.ESCALATION)));
        notifier(SETTINGS.text(MailText.GERMAN), "anna@example.com").notify(told);
        assertThat(only().getSubject()).isEqualTo("Mitteilungen warten auf Sie");
        assertThat(only().getContent().toString())
                .contains("Best\u00e4tigung aussteht: 1.", "unterstellte Personen nicht best\u00e4tigt haben: 1.")
                .doesNotContain("Nachricht", "Neue Mitteilungen");
    }

    private record Waiting(Reason reason) implements NotifiedAnnouncement {
        @Override
        public ConversationId announcement() {
            return new ConversationId(new UUID(4711, 2));
        }

        @Override
        public int step() {
            return 1;
        }

        @Override
        public OptionalInt people() {
            return OptionalInt.empty();
        }
    }

    @Test
    void nothing_of_the_mail_names_the_person_or_the_conversation() {
        notifier(SETTINGS, "a@example.com").notify(told(2, 0, 1));
        assertThat(GreenMailUtil.getWholeMessage(only())).doesNotContain("anna-4711", "acme", "00000000-0000-1267");
    }

    @Test
    void subject_and_link_are_the_hosts() throws Exception {
        MailSettings own = SETTINGS.text(MailText.GERMAN.withSubject("Gr\u00fc\u00dfe aus dem Portal"))
                .link(told -> URI.create("https://portal.example.com/c/" + told.messages()));
        notifier(own, "anna@example.com").notify(told(7, 0, 1));
        assertThat(only().getSubject()).isEqualTo("Gr\u00fc\u00dfe aus dem Portal");
        assertThat(only().getContent().toString()).contains("https://portal.example.com/c/7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com\r\nBcc: eve@example.com",
                "a@example.com\nBcc: eve@example.com",
                "a@example.com, eve@example.com",
                "Anna <a@example.com>",
                "group: a@example.com;",
                "a@example.com (comment)",
                "no address",
                "@example.com",
                "a@",
                ""
            })
    void what_is_not_one_address_gets_no_mail(String address) {
        assertThatCode(() -> notifier(SETTINGS, address).notify(told(1, 0, 1))).doesNotThrowAnyException();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void who_has_no_address_gets_no_mail() {
        notifier(SETTINGS, null).notify(told(1, 0, 1));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: eve@example.com", "a\nb", "a\u2028b", "a\0b"})
    void nobody_brings_a_line_of_their_own_into_the_head(String evil) {
        assertThatThrownBy(() -> MailText.ENGLISH.withSubject(evil)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> MailSettings.from("a@example.com", evil, PORTAL))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> MailSettings.from("a@example.com" + evil, "Portal", PORTAL))
                .isInstanceOf(InvalidInputException.class);
        MailText text = new MailText() {
            @Override
            public String subject(Notification notification) {
                return evil;
            }

            @Override
            public String body(Notification notification) {
                return "";
            }
        };
        assertThatThrownBy(() -> notifier(SETTINGS.text(text), "a@example.com").notify(told(1, 0, 1)))
                .isInstanceOf(InvalidInputException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "portal"})
    void a_link_leads_to_a_page(String link) {
        assertThatThrownBy(() -> MailSettings.from("a@example.com", "Portal", URI.create(link)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_server_that_is_down_is_an_error_that_names_nobody_and_can_be_tried_again() {
        MailNotifier notifier = notifier(SETTINGS, "anna@example.com");
        server.stop();
        assertThatThrownBy(() -> notifier.notify(told(1, 0, 1)))
                .isInstanceOf(HostException.class)
                .hasNoCause()
                .message()
                .doesNotContain("anna", "127.0.0.1");
        assertThatThrownBy(() -> notifier.notify(told(1, 0, 1)))
                .extracting(e -> ((MessagingException) e).retryable())
                .isEqualTo(true);
    }

    @Test
    void a_session_that_waits_for_ever_is_refused_and_told_what_it_lacks() {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtps");
        properties.setProperty("mail.smtps.timeout", "5000");
        assertThatThrownBy(() -> MailNotifier.over(
                        Session.getInstance(properties), SETTINGS, (tenant, user) -> Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .message()
                .contains("mail.smtps.connectiontimeout, mail.smtps.writetimeout")
                .doesNotContain("mail.smtps.timeout");
    }
}
