// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.time.Instant;
import java.util.Objects;

/**
 * An entry as it was committed; it never changes.
 *
 * @param conversation where
 * @param sequence its number, 1 for the first of the conversation, without gaps
 * @param name the sender's name for it
 * @param author who
 * @param kind what
 * @param at as given when it was appended, cut to the millisecond
 * @param envelope bit for bit what was appended
 */
public record StoredEntry(
        ConversationRef conversation,
        long sequence,
        EntryName name,
        PersonKey author,
        EntryKind kind,
        Instant at,
        SealedBytes envelope) {
    /** Refuses null. */
    public StoredEntry {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(envelope, "envelope");
    }
}
