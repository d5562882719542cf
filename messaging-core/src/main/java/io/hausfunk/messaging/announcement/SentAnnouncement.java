// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.model.ConversationId;
import java.util.List;

/**
 * An announcement as its senders and reviewers see it.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface SentAnnouncement {
    /** Which one. */
    ConversationId id();

    /** How far it has come, by the clock of the node. */
    AnnouncementState state();

    /** The number of the entry that says what it says now. */
    long version();

    /** Whom it is for. */
    Audience audience();

    /** What it says now. */
    AnnouncementContent content();

    /** All that happened to it, in order. */
    List<AnnouncementStep> steps();
}
