// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;

/**
 * How far a conversation has come.
 *
 * @param ref which conversation
 * @param head the number of its last entry
 * @param membership the number of the last entry that changed participants
 */
public record ConversationHead(ConversationRef ref, long head, long membership) {
    /** Refuses null. */
    public ConversationHead {
        Objects.requireNonNull(ref, "ref");
    }
}
