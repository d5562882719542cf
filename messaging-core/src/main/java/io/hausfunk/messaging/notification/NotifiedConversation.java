// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.notification;

import io.hausfunk.messaging.model.ConversationId;

/** A conversation with unread messages of which a person wants to be notified. */
public interface NotifiedConversation {
    /** Which one. */
    ConversationId conversation();

    /** How many unread messages the person wants to be notified of: all, or those that mention them. At least 1. */
    long messages();

    /** How many unread messages mention the person. */
    long mentions();

    /** The number of the latest entry that is worth a look. */
    long latest();
}
