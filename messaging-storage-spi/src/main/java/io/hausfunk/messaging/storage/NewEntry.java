// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry to be appended.
 *
 * @param conversation where
 * @param name the sender's name for it, unique within the conversation
 * @param fingerprint of its content; tells a retry from a conflict
 * @param author who
 * @param kind what
 * @param at the engine's clock; orders nothing; kept to the millisecond, the rest is cut off
 * @param envelope the sealed content, 1 byte to 128 KiB
 * @param expectedMembership the conversation's {@link StoredConversation#membership()} under which the engine allowed it
 * @param changes what it does to the participants, in order; at most one for each person
 * @param profile the conversation's new description, or null if it stays
 */
public record NewEntry(
        ConversationRef conversation,
        EntryName name,
        ContentFingerprint fingerprint,
        PersonKey author,
        EntryKind kind,
        Instant at,
        SealedBytes envelope,
        long expectedMembership,
        List<ParticipantChange> changes,
        @Nullable SealedProfile profile) {
    private static final int MAX_ENVELOPE = 128 * 1024;

    /**
     * Copies the list. Refuses null where it is not allowed; an envelope of another length and two changes for one person
     * with {@link IllegalArgumentException}.
     */
    public NewEntry {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(envelope, "envelope");
        changes = List.copyOf(changes);
        if (envelope.length() < 1 || envelope.length() > MAX_ENVELOPE) {
            throw new IllegalArgumentException("an envelope has 1 byte to 128 KiB");
        }
        if (changes.stream().map(ParticipantChange::person).distinct().count() < changes.size()) {
            throw new IllegalArgumentException("at most one change for each person");
        }
    }
}
