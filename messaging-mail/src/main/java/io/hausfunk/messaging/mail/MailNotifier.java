// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.mail;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.notification.Notification;
import io.hausfunk.messaging.notification.NotificationSettings;
import io.hausfunk.messaging.notification.Notifier;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells people by mail that they have unread messages: how many, and a link, never who wrote what. Whoever reads the mail on the way, or on a locked
 * screen, learns nothing else.
 *
 * <p>One mail a call. {@link NotificationSettings#pause} says how often a person gets one at most, across restarts and on all nodes. Where the mail server is out of reach, or refuses for
 * now, the engine tries again. An address that the server refuses for good, and a person without a usable one, count as told.
 *
 * <p>Safe for several threads. Keeps no connection.
 */
public final class MailNotifier implements Notifier {
    private final Session session;
    private final MailSettings settings;
    private final MailAddresses addresses;

    private MailNotifier(Session session, MailSettings settings, MailAddresses addresses) {
        this.session = TimeLimits.require(session);
        this.settings = Objects.requireNonNull(settings, "settings");
        this.addresses = Objects.requireNonNull(addresses, "addresses");
    }

    /**
     * Sends through the host's mail session.
     *
     * @param session the host's own, or that of an {@link SmtpServer}; {@code CONFIGURATION} if it sets no time limits
     * @param settings what mails look like
     * @param addresses where people get their mail
     */
    public static MailNotifier over(Session session, MailSettings settings, MailAddresses addresses) {
        return new MailNotifier(Objects.requireNonNull(session, "session"), settings, addresses);
    }

    @Override
    public void notify(Notification notification) {
        Optional<InternetAddress> recipient =
                addresses.addressOf(notification.tenant(), notification.user()).flatMap(HeaderValues::address);
        if (recipient.isEmpty()) {
            return;
        }
        // Jakarta Mail finds its parts by the loader of the thread, and the engine's threads have any.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(MailNotifier.class.getClassLoader());
        try {
            send(mail(notification, recipient.get()));
        } catch (SendFailedException e) {
            if (!refusedForGood(e)) {
                throw failed(e);
            }
        } catch (MessagingException e) {
            throw failed(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private MimeMessage mail(Notification notification, InternetAddress recipient) throws MessagingException {
        MailText text = settings.text(notification);
        String subject = text.subject(notification);
        if (subject == null || HeaderValues.breaksOut(subject)) {
            throw new InvalidInputException(ErrorCode.IDENTIFIER_INVALID, "a subject has no control characters");
        }
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(settings.sender());
        mail.setRecipient(Message.RecipientType.TO, recipient);
        mail.setSubject(subject, StandardCharsets.UTF_8.name());
        mail.setText(
                text.body(notification) + "\n\n" + settings.link(notification) + "\n", StandardCharsets.UTF_8.name());
        // So that holiday notices and other machines do not answer.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges(); // sets the date, too
        return mail;
    }

    private void send(MimeMessage mail) throws MessagingException {
        try (Transport transport = session.getTransport()) {
            transport.connect();
            transport.sendMessage(mail, mail.getAllRecipients());
        }
    }

    /** Whether the server said that there is no such recipient: to try again would not help. */
    private static boolean refusedForGood(SendFailedException e) {
        return e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
    }

    /** Without its words and its cause: both may name people. */
    private static HostException failed(MessagingException e) {
        return new HostException(
                ErrorCode.NOTIFIER_UNAVAILABLE,
                "the mail server did not take a mail: " + e.getClass().getSimpleName());
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "MailNotifier[hidden]";
    }
}
