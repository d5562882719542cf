// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.wire.WireReader;
import io.hausfunk.messaging.internal.wire.WireWriter;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one stored entry travels between nodes. The conversation is known from what it travels in. */
final class StoredEntryCodec {
    private StoredEntryCodec() {}

    static byte[] write(StoredEntry entry) {
        return new WireWriter()
                .number(entry.sequence())
                .id(entry.name().value())
                .id(entry.author().value())
                .number(entry.kind().code())
                .signed(entry.at().toEpochMilli())
                .bytes(entry.envelope().toByteArray())
                .toByteArray();
    }

    /** Null for a kind that only newer nodes know. */
    static @Nullable StoredEntry read(ConversationRef ref, WireReader in) {
        long sequence = in.number();
        EntryName name = new EntryName(in.id());
        PersonKey author = new PersonKey(in.id());
        EntryKind kind = kind(in.number());
        Instant at = Instant.ofEpochMilli(in.signed());
        SealedBytes envelope = SealedBytes.copyOf(in.bytes());
        return kind == null ? null : new StoredEntry(ref, sequence, name, author, kind, at, envelope);
    }

    private static @Nullable EntryKind kind(long code) {
        for (EntryKind kind : EntryKind.values()) {
            if (kind.code() == code) {
                return kind;
            }
        }
        return null;
    }
}
