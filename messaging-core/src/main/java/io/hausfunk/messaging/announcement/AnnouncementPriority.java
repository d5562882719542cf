// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

/** How much an announcement asks for attention. What pages make of it is up to them; nothing is sent faster. */
public enum AnnouncementPriority {
    /** Reads well among others. */
    NORMAL,
    /** Above others. */
    HIGH,
    /** Something that people must know now: the notifier tells it at any time. Only for whom {@link AnnouncementPolicy#emergenciesBy} names. */
    EMERGENCY
}
