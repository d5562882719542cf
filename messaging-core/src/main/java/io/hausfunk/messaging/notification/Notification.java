// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.notification;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;

/**
 * What one person is to be told: ids and counts as they were a moment before the call, never content. Something in it is new since the person
 * was told last; the counts are of all that is unread. It has {@link #conversations()}, {@link #announcements()} or both.
 */
public interface Notification {
    /** The person's tenant. */
    TenantId tenant();

    /** The person. */
    UserId user();

    /** How many unread messages the person wants to be notified of, in all {@link #conversations()}. */
    long messages();

    /** How many of these mention the person. */
    long mentions();

    /**
     * The conversations with such messages, those with the latest activity first. The five hundred conversations of a person with the
     * latest activity are looked at.
     */
    List<NotifiedConversation> conversations();

    /** The announcements of which the person is told, each for the same reason and step once. */
    List<NotifiedAnnouncement> announcements();
}
