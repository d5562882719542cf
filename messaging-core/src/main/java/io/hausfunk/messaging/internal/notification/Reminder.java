// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.notification.NotifiedAnnouncement;
import java.util.OptionalInt;

/**
 * Something of an announcement that one person has to be told.
 *
 * @param asked the number of the entry that asked everybody last: what is asked anew is reminded of anew
 * @param urgent whether they are told at any time
 */
public record Reminder(
        ConversationId announcement, Reason reason, long asked, int step, OptionalInt people, boolean urgent)
        implements NotifiedAnnouncement {
    @Override
    public String toString() {
        return "NotifiedAnnouncement[" + announcement + " " + reason + " " + step + "]";
    }
}
