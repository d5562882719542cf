// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.audit;

import io.hausfunk.messaging.administration.AuditChain;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.internal.codec.AuditEntry;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.reading.EntryReader;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import java.util.List;
import java.util.Optional;

/** Reads the records. Blocks. */
public final class AuditReader {
    /** The entry that begins the conversation is no record. */
    private static final long BEFORE_FIRST = 1;

    private final ConversationStore conversations;
    private final EntryStore entries;
    private final EntryReader reader;
    private final ContentCodec codec;

    /** Reads from these stores. */
    public AuditReader(ConversationStore conversations, EntryStore entries, EntryReader reader, ContentCodec codec) {
        this.conversations = conversations;
        this.entries = entries;
        this.reader = reader;
        this.codec = codec;
    }

    /** How many records there are. */
    long records(ConversationRef ref) {
        return conversations.find(ref).map(found -> found.head() - BEFORE_FIRST).orElse(0L);
    }

    /** The hash of a record, or what the next one refers to in its place. */
    String hash(ConversationRef ref, long number) {
        if (number == 0) {
            return AuditChain.beginning(ref.tenant().value());
        }
        return read(ref, number - 1, number, 1).stream()
                .findFirst()
                .flatMap(StoredRecord::hash)
                .orElseGet(() -> LostRecord.hash(ref.tenant(), number));
    }

    /** The records behind a number, up to another one. */
    List<StoredRecord> read(ConversationRef ref, long after, long upTo, int limit) {
        EntryRange range = new EntryRange(ref, after + BEFORE_FIRST, upTo + BEFORE_FIRST);
        return reader.openForAll(ref.tenant(), entries.read(List.of(range), limit)).stream()
                .map(this::record)
                .toList();
    }

    private StoredRecord record(Entry entry) {
        Content content = entry.content();
        return new StoredRecord(
                entry.sequence() - BEFORE_FIRST,
                codec.auditRecord(content),
                content instanceof AuditEntry known ? Optional.of(known) : Optional.empty());
    }
}
