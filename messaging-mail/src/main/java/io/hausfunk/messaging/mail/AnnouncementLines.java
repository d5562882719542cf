// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.mail;

import io.hausfunk.messaging.notification.Notification;
import io.hausfunk.messaging.notification.NotifiedAnnouncement;
import io.hausfunk.messaging.notification.NotifiedAnnouncement.Reason;
import java.util.ArrayList;
import java.util.List;

/** Lines on announcements: how many, and nothing of them. */
record AnnouncementLines(String reminder, String unreached, String escalation) {
    static final AnnouncementLines ENGLISH = new AnnouncementLines(
            "Announcements to acknowledge: ",
            "New announcements: ",
            "Announcements that people who report to you have not acknowledged: ");
    static final AnnouncementLines GERMAN = new AnnouncementLines(
            "Mitteilungen, deren Best\u00e4tigung aussteht: ",
            "Neue Mitteilungen: ",
            "Mitteilungen, die Ihnen unterstellte Personen nicht best\u00e4tigt haben: ");

    /** Whether only announcements are told of. */
    static boolean alone(Notification notification) {
        return notification.messages() == 0 && !notification.announcements().isEmpty();
    }

    /** {@code messages}, if there are any, and a line for each reason. */
    String below(String messages, Notification notification) {
        List<String> lines = new ArrayList<>();
        if (!alone(notification)) {
            lines.add(messages);
        }
        add(reminder, Reason.REMINDER, notification, lines);
        add(unreached, Reason.UNREACHED, notification, lines);
        add(escalation, Reason.ESCALATION, notification, lines);
        return String.join("\n", lines);
    }

    private static void add(String words, Reason reason, Notification notification, List<String> lines) {
        long count = notification.announcements().stream()
                .filter(one -> one.reason() == reason)
                .map(NotifiedAnnouncement::announcement)
                .distinct()
                .count();
        if (count > 0) {
            lines.add(words + count + ".");
        }
    }
}
