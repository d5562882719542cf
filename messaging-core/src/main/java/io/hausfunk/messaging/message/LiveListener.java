// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.MessagingBuilder;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;

/**
 * Hears who is typing and how far people have read, in the conversations in which its person takes part. Calls never overlap
 * and come on the same threads as entries. They are hints: some may be missing. A listener that is slow or was paused gets
 * the latest state only. What it throws is treated as for {@link EntryListener}.
 */
public interface LiveListener {
    /** Somebody else began to type, or stopped. The default does nothing. */
    default void onTyping(ConversationId conversation, UserId user, boolean typing) {}

    /**
     * Somebody read further, or their devices got more: this session's person on any device, and others where {@link
     * MessagingBuilder#receiptsVisible} allows it. The numbers never fall. The default does nothing.
     */
    default void onReceipt(ConversationId conversation, Receipt receipt) {}
}
