// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.model.ConversationId;

/**
 * What came of a change to a conversation: one more entry in its sequence, or nothing because it was so already.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface Change {
    /** Where. */
    ConversationId conversation();

    /**
     * The number of the entry. If nothing had to change: of the entry that made it so, for reactions, votes and pins; otherwise of the last
     * change of participants that the caller may know of.
     */
    long sequence();

    /** Whether there is a new entry. */
    boolean changed();
}
