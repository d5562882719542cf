// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;
import java.util.UUID;

/**
 * The uploader's name for a blob, hidden by a secret key. Unique within a conversation.
 *
 * @param value 128 bits
 */
public record BlobName(UUID value) {
    /** Refuses null. */
    public BlobName {
        Objects.requireNonNull(value, "value");
    }
}
