// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

/** How far an announcement has come. */
public enum AnnouncementState {
    /** It is being written. */
    DRAFT,
    /** It waits for a review. */
    SUBMITTED,
    /** Somebody else approved it as it stands. */
    APPROVED,
    /** It is published, and shown from a later time on. */
    SCHEDULED,
    /** Its audience sees it. */
    PUBLISHED,
    /** Its audience does not see it until it is resumed. */
    PAUSED,
    /** Its time is over. */
    ENDED,
    /** Somebody ended it before its time. */
    STOPPED,
    /** Somebody took it back: what it said is shown to its audience no more. */
    RETRACTED
}
