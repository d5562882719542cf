// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.AnnouncementState;
import java.time.Instant;

/**
 * How one person stands towards one announcement at a moment.
 *
 * @param state how far the announcement has come
 * @param from from when on it is shown
 * @param addressed whether the one function that decides lets them have it
 * @param told whether a device of theirs has the version that asks
 * @param read whether they read it, or answered
 */
public record AnnouncementStanding(
        AnnouncementState state, Instant from, boolean addressed, boolean told, boolean read) {}
