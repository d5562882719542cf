// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

/** What happened to a card. Later versions may add some. */
public enum CardChange {
    /** The software raised the same alert again. */
    REPEATED,
    /** Nobody took the alert in time, so others are called. */
    ESCALATED,
    /** The author took the alert. */
    TAKEN,
    /** The alert is over. */
    RESOLVED,
    /** The author answered. */
    ANSWERED,
    /** The author answered, and that decided. */
    DECIDED
}
