// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.mail;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.notification.Notification;

/**
 * What a mail says: how much is unread, how many announcements wait, and nothing of them. {@link #ENGLISH} and {@link #GERMAN} are there; a host writes others. Called on threads of the
 * engine's own, several at once.
 */
public interface MailText {
    /** In English. */
    MailText ENGLISH = new MailText() {
        @Override
        public String subject(Notification notification) {
            return AnnouncementLines.alone(notification) ? "Announcements wait for you" : "You have unread messages";
        }

        @Override
        public String body(Notification notification) {
            long messages = notification.messages();
            int conversations = notification.conversations().size();
            String unread = "You have " + messages + (messages == 1 ? " unread message" : " unread messages") + " in "
                    + conversations + (conversations == 1 ? " conversation." : " conversations.")
                    + (notification.mentions() > 0 ? "\nMentioning you: " + notification.mentions() + "." : "");
            return AnnouncementLines.ENGLISH.below(unread, notification);
        }
    };

    /** In German. */
    MailText GERMAN = new MailText() {
        @Override
        public String subject(Notification notification) {
            return AnnouncementLines.alone(notification)
                    ? "Mitteilungen warten auf Sie"
                    : "Sie haben ungelesene Nachrichten";
        }

        @Override
        public String body(Notification notification) {
            long messages = notification.messages();
            int conversations = notification.conversations().size();
            String unread =
                    "Sie haben " + messages + (messages == 1 ? " ungelesene Nachricht" : " ungelesene Nachrichten")
                            + " in "
                            + conversations + (conversations == 1 ? " Unterhaltung." : " Unterhaltungen.")
                            + (notification.mentions() > 0
                                    ? "\nDavon mit Ihrer Erw\u00e4hnung: " + notification.mentions() + "."
                                    : "");
            return AnnouncementLines.GERMAN.below(unread, notification);
        }
    };

    /** The subject; a line break or another control character in it fails the mail. */
    String subject(Notification notification);

    /** The words before the link, in plain text. */
    String body(Notification notification);

    /** The same words below another subject; {@code IDENTIFIER_INVALID} for an empty one and for control characters. */
    default MailText withSubject(String subject) {
        if (subject == null || subject.isBlank() || HeaderValues.breaksOut(subject)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID, "a subject is not empty and has no control characters");
        }
        MailText words = this;
        return new MailText() {
            @Override
            public String subject(Notification notification) {
                return subject;
            }

            @Override
            public String body(Notification notification) {
                return words.body(notification);
            }
        };
    }
}
