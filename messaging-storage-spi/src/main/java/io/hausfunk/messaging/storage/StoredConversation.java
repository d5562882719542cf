// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import java.time.Instant;
import java.util.Objects;

/**
 * A conversation as it stands.
 *
 * @param ref its key
 * @param kind what it is
 * @param history what newcomers may read
 * @param createdAt as given at creation, cut to the millisecond
 * @param profile the latest description
 * @param head the sequence number of the last entry, from 1
 * @param membership the sequence number of the last entry that changed participants
 */
public record StoredConversation(
        ConversationRef ref,
        ConversationKind kind,
        HistoryPolicy history,
        Instant createdAt,
        SealedProfile profile,
        long head,
        long membership) {
    /** Refuses null. */
    public StoredConversation {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(profile, "profile");
    }
}
