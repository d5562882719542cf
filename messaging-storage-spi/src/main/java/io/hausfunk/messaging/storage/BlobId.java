// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;
import java.util.UUID;

/**
 * Tells a blob from all others of its conversation; random.
 *
 * @param value 128 bits
 */
public record BlobId(UUID value) {
    /** Refuses null. */
    public BlobId {
        Objects.requireNonNull(value, "value");
    }
}
