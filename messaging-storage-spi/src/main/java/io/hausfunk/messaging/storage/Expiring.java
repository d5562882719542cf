// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.time.Instant;
import java.util.Objects;

/**
 * An entry that is to be emptied.
 *
 * @param at when
 * @param conversation where
 * @param sequence its number
 */
public record Expiring(Instant at, ConversationRef conversation, long sequence) {
    /** Refuses null. */
    public Expiring {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(conversation, "conversation");
    }
}
