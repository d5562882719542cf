// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.presence;

/** How somebody can be reached, coarsely: no times, no places. */
public enum Availability {
    /** Has a device connected and did something with it lately. */
    ONLINE,
    /** Has a device connected, but did nothing lately, or says so. */
    AWAY,
    /** Is there, and says not to be disturbed. */
    BUSY,
    /** Nothing is known: not connected, hidden, not allowed to be seen, or nobody at all. */
    OFFLINE
}
