// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.notification;

/** Why somebody is not told now, on the day of the question. Later versions may add reasons. */
public enum HoldReason {
    /** They work that day, at other times. */
    OUTSIDE_WORKING_HOURS,
    /** Not one of the days on which they work, such as a Sunday. */
    DAY_OFF,
    /** A holiday of the calendar. */
    HOLIDAY
}
