// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.ConversationId;
import java.time.Instant;
import java.util.Objects;

/**
 * Where an {@link Activity} stands among those of its person.
 *
 * @param at its time
 * @param conversation its conversation, which decides between equal times
 */
public record ActivityPosition(Instant at, ConversationId conversation) {
    /** Refuses null. */
    public ActivityPosition {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(conversation, "conversation");
    }
}
