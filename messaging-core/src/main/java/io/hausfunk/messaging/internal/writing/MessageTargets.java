// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.storage.AnnexCount;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the messages that people want to change. Blocks. */
public final class MessageTargets {
    private static final int MOST_VERSIONS = 1000;

    private final EntryStore entries;
    private final AnnexStore annexes;
    private final Pseudonyms pseudonyms;

    /** Reads from these stores. */
    public MessageTargets(EntryStore entries, AnnexStore annexes, Pseudonyms pseudonyms) {
        this.entries = entries;
        this.annexes = annexes;
        this.pseudonyms = pseudonyms;
    }

    /** The message of this number, or {@code MESSAGE_MISSING} if whoever was admitted cannot read it. */
    MessageTarget require(Admission admission, long sequence) {
        return require(admission.roster().ref(), admission.self().visibleFrom(), Long.MAX_VALUE, sequence);
    }

    private MessageTarget require(ConversationRef ref, long first, long last, long sequence) {
        StoredEntry entry = (sequence < first || sequence > last ? Optional.<StoredEntry>empty() : find(ref, sequence))
                .orElseThrow(
                        () -> new InvalidInputException(ErrorCode.MESSAGE_MISSING, "there is no message #" + sequence));
        if (!entry.kind().equals(EntryKind.MESSAGE)) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "#" + sequence + " is not a message");
        }
        // Counted first: then no version is missing that is older than a removal that is counted.
        List<AnnexCount> counts = annexes.count(ref, List.of(sequence));
        return new MessageTarget(
                entry,
                annexes.read(ref, List.of(new AnnexKey(sequence, Relations.EDITS, null)), 0, MOST_VERSIONS),
                counts);
    }

    /** The same, or {@code MESSAGE_REMOVED} if its content is gone, or is to be by now. */
    MessageTarget requireShown(Admission admission, long sequence, Instant now) {
        return shown(require(admission, sequence), now);
    }

    /** The same for somebody who only reads, and may be gone. */
    MessageTarget requireShown(ReadableConversation readable, long sequence, Instant now) {
        return shown(require(readable.ref(), readable.first(), readable.last(), sequence), now);
    }

    private static MessageTarget shown(MessageTarget message, Instant now) {
        if (message.removed(now)) {
            throw MessageRevisions.removed(message.entry().sequence());
        }
        return message;
    }

    /** An entry, whatever it is. */
    Optional<StoredEntry> find(ConversationRef ref, long sequence) {
        return entries.read(List.of(new EntryRange(ref, sequence - 1, sequence)), 1).stream()
                .findFirst();
    }

    /** Whether the person wrote an entry of this name before. */
    boolean written(Actor actor, ConversationRef ref, String name) {
        return entries.find(ref, pseudonyms.entry(ref, actor.person(), name)).isPresent();
    }

    AnnexStore annexes() {
        return annexes;
    }

    Pseudonyms pseudonyms() {
        return pseudonyms;
    }
}
