// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;

/**
 * Hears what lives for seconds only, in the conversations in which its person takes part. Calls never overlap and come on the
 * same threads as entries. Hints: some may be missing, and a slow listener gets the latest state only. An exception from a
 * listener is logged once.
 */
public interface LiveListener {
    /** Somebody else began to write, or stopped. The default does nothing. */
    default void onTyping(ConversationId conversation, UserId user, boolean typing) {}

    /**
     * Somebody got further: this session's person on any device, and others where {@link
     * MessagingBuilder#receiptsVisible} allows it. The numbers never fall. The default does nothing.
     */
    default void onReceipt(ConversationId conversation, Receipt receipt) {}
}
