// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;

/**
 * A blob of a conversation.
 *
 * @param conversation the conversation
 * @param blob the blob within it
 */
public record BlobRef(ConversationRef conversation, BlobId blob) {
    /** Refuses null. */
    public BlobRef {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(blob, "blob");
    }
}
