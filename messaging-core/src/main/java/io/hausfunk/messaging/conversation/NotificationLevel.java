// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

/** Of what in a conversation a person wants to be notified. */
public enum NotificationLevel {
    /** Of every message. */
    ALL,
    /** Only of messages that mention them. */
    MENTIONS,
    /** Of nothing. */
    NONE
}
