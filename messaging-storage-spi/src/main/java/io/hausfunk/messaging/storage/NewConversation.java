// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import java.time.Instant;
import java.util.Objects;

/**
 * A conversation to be created.
 *
 * @param ref its key
 * @param kind what it is
 * @param history what newcomers may read
 * @param createdAt the engine's clock; orders nothing; kept to the millisecond, the rest is cut off
 * @param profile its description
 */
public record NewConversation(
        ConversationRef ref, ConversationKind kind, HistoryPolicy history, Instant createdAt, SealedProfile profile) {
    /** Refuses null. */
    public NewConversation {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(profile, "profile");
    }
}
