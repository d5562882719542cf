// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.reading.EntryReader;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.List;
import java.util.Optional;

/** Finds and opens messages of service accounts, and what is about them. Access was asked before. Blocks. */
public final class MachineEntries {
    private final EntryStore store;
    private final AnnexStore annexes;
    private final EntryReader reader;
    private final Pseudonyms pseudonyms;

    /** Reads from these stores. */
    public MachineEntries(EntryStore store, AnnexStore annexes, EntryReader reader, Pseudonyms pseudonyms) {
        this.store = store;
        this.annexes = annexes;
        this.reader = reader;
        this.pseudonyms = pseudonyms;
    }

    Pseudonyms pseudonyms() {
        return pseudonyms;
    }

    /** The entry of a number that an actor may read from {@code first} on, or {@code MESSAGE_MISSING}. */
    StoredEntry require(ConversationRef ref, long first, long sequence) {
        return (sequence < first ? Optional.<StoredEntry>empty() : find(ref, sequence))
                .orElseThrow(
                        () -> new InvalidInputException(ErrorCode.MESSAGE_MISSING, "there is no message #" + sequence));
    }

    Optional<StoredEntry> find(ConversationRef ref, long sequence) {
        return store.read(List.of(new EntryRange(ref, sequence - 1, sequence)), 1).stream()
                .findFirst();
    }

    /** The entry that an account gave this name. */
    Optional<StoredEntry> find(ConversationRef ref, Actor service, String name) {
        return store.find(ref, name(ref, service, name));
    }

    /** The entry of this name. */
    Optional<StoredEntry> find(ConversationRef ref, EntryName name) {
        return store.find(ref, name);
    }

    EntryName name(ConversationRef ref, Actor service, String name) {
        return pseudonyms.entry(ref, service.person(), name);
    }

    Entry open(Actor reading, StoredEntry entry) {
        return reader.open(reading, List.of(entry)).get(0);
    }

    /** The annexes of a relation to an entry, ascending, behind a number. */
    List<StoredEntry> about(ConversationRef ref, long target, Relation relation, long after, int limit) {
        return annexes.read(ref, List.of(new AnnexKey(target, relation, null)), after, limit);
    }

    /** The number of the last annex of a relation to an entry; 0 for none. */
    long last(ConversationRef ref, long target, Relation relation) {
        return annexes.count(ref, List.of(target)).stream()
                .filter(count -> count.key().relation().equals(relation))
                .mapToLong(count -> count.latest())
                .max()
                .orElse(0);
    }

    static NotPermittedException notApplicable(long sequence, String what) {
        return new NotPermittedException(ErrorCode.NOT_APPLICABLE, "#" + sequence + " is not " + what);
    }
}
