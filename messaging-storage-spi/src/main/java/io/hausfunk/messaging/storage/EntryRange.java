// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;

/**
 * Some entries of a conversation.
 *
 * @param conversation which conversation
 * @param after entries with a higher number than this; 0 for all from the first
 * @param upTo entries with at most this number; {@link Long#MAX_VALUE} for no end
 */
public record EntryRange(ConversationRef conversation, long after, long upTo) {
    /** Refuses null. A range with {@code upTo <= after} is allowed and empty. */
    public EntryRange {
        Objects.requireNonNull(conversation, "conversation");
    }
}
