// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;
import java.util.UUID;

/**
 * The sender's name for an entry, hidden by a secret key. Unique within a conversation.
 *
 * @param value 128 bits
 */
public record EntryName(UUID value) {
    /** Refuses null. */
    public EntryName {
        Objects.requireNonNull(value, "value");
    }
}
