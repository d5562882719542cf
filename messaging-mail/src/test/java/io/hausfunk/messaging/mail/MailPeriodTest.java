// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.NotificationSettings;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notifier with an engine on a file, over restarts, and with a mail server that comes and goes. */
class MailPeriodTest {
    private static final char[] PASSWORD = "secret password".toCharArray();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TenantId tenant = new TenantId(UUID.randomUUID().toString());
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        server.start();
        LocalKeystore.create(directory.resolve("keys.p12"), PASSWORD);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Messaging engine(Duration pause) {
        MailNotifier mails = MailNotifier.over(
                SmtpServer.clearText("127.0.0.1", server.getSmtp().getPort()).session(),
                MailSettings.from("portal@example.com", "Portal", URI.create("https://portal.example.com/")),
                (somewhere, user) -> Optional.of(user.value() + "@example.com"));
        return Messaging.builder()
                .storage(JdbcStorage.embedded(directory.resolve("messages.db")))
                .keys(MasterKeys.fromKeystore(directory.resolve("keys.p12"), PASSWORD))
                .reconcileEvery(Duration.ofMillis(100))
                .notifier(
                        mails,
                        NotificationSettings.defaults()
                                .delay(Duration.ofSeconds(1))
                                .pause(pause))
                .start();
    }

    private void write(Messaging messaging, String to) {
        Session anna = Await.within(PATIENCE, messaging.openSession(tenant, UserId.of("anna")));
        Await.within(
                PATIENCE,
                Await.within(PATIENCE, anna.conversations().direct(UserId.of(to)))
                        .send(Draft.text("geheim")));
    }

    private long mailsTo(String person) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, person))
                .count();
    }

    private static boolean isTo(MimeMessage mail, String person) {
        try {
            return mail.getAllRecipients()[0].toString().equals(person + "@example.com");
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean arrived(int mails) {
        return server.waitForIncomingEmail(PATIENCE.toMillis(), mails);
    }

    @Test
    void a_person_gets_one_mail_in_a_period_also_over_a_restart() {
        try (Messaging messaging = engine(Duration.ofHours(1))) {
            write(messaging, "ben");
            assertThat(arrived(1)).isTrue();
        }
        try (Messaging messaging = engine(Duration.ofHours(1))) {
            write(messaging, "ben");
            write(messaging, "zoe");
            // Ben would be told before her.
            assertThat(arrived(2)).isTrue();
            assertThat(mailsTo("ben")).isEqualTo(1);
            assertThat(mailsTo("zoe")).isEqualTo(1);
        }
    }

    @Test
    void what_a_restart_found_unsent_is_sent_by_the_next_engine() {
        try (Messaging messaging = engine(Duration.ZERO)) {
            write(messaging, "ben");
        }
        try (Messaging messaging = engine(Duration.ZERO)) {
            assertThat(messaging.health().parts()).isNotEmpty();
            assertThat(arrived(1)).isTrue();
        }
        assertThat(mailsTo("ben")).isEqualTo(1);
    }

    @Test
    void the_address_comes_from_the_directory_if_the_host_says_so() {
        Directory directory = new Directory() {
            @Override
            public Optional<DirectoryPerson> find(TenantId where, UserId user) {
                return Optional.of(DirectoryPerson.of(user, "Ben").mail("ben@example.com"));
            }

            @Override
            public Authentication authenticate(TenantId where, String loginName, char[] password) {
                throw new UnsupportedOperationException();
            }
        };
        assertThat(MailAddresses.of(directory).addressOf(tenant, UserId.of("ben")))
                .contains("ben@example.com");
    }
}
