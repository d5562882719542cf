// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.model.ConversationId;

/**
 * Hears of announcements that concern one person. Called one call at a time on the callback executor; what it throws is counted and
 * changes nothing else.
 */
public interface AnnouncementListener {
    /**
     * An announcement concerns the person from now on, or is other than before: corrected, or acknowledged. Each that concerns them
     * already is told once when listening begins. That this returned counts as told.
     */
    void onAnnouncement(Announcement announcement);

    /** An announcement of which the person was told concerns them no more: it ended, was paused or taken back, or they left its audience. */
    void onGone(ConversationId announcement);
}
