// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.wire.WireReader;
import io.hausfunk.messaging.internal.wire.WireWriter;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EffectCodec;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Instant;

/**
 * A stored entry among nodes, without its conversation. Kinds and effects that this version does not know are carried along;
 * what a newer node puts behind the envelope is passed over.
 */
final class StoredEntryCodec {
    private static final int UNREAD = 1;
    private static final int EMPTIED = 2;

    private StoredEntryCodec() {}

    static byte[] write(StoredEntry entry) {
        SealedBytes envelope = entry.envelope();
        return new WireWriter()
                .number(entry.sequence())
                .id(entry.name().value())
                .id(entry.author().value())
                .number(entry.kind().code())
                .number((entry.countsAsUnread() ? UNREAD : 0) | (envelope == null ? EMPTIED : 0))
                .signed(entry.at().toEpochMilli())
                .bytes(EffectCodec.encode(entry.effects()))
                .bytes(envelope == null ? new byte[0] : envelope.toByteArray())
                .toByteArray();
    }

    /** Throws {@link IllegalArgumentException} for what is no entry. */
    static StoredEntry read(ConversationRef ref, WireReader in) {
        long sequence = in.number();
        EntryName name = new EntryName(in.id());
        PersonKey author = new PersonKey(in.id());
        EntryKind kind = EntryKind.of(Math.toIntExact(in.number()));
        long flags = in.number();
        Instant at = Instant.ofEpochMilli(in.signed());
        byte[] effects = in.bytes();
        byte[] envelope = in.bytes();
        boolean emptied = (flags & EMPTIED) != 0;
        if (emptied != (envelope.length == 0)) {
            throw new IllegalArgumentException("an entry has an envelope unless it was emptied");
        }
        return StoredEntry.of(ref, sequence, name)
                .author(author)
                .kind(kind)
                .at(at)
                .countsAsUnread((flags & UNREAD) != 0)
                .effects(EffectCodec.decode(effects))
                .envelope(emptied ? null : SealedBytes.copyOf(envelope))
                .build();
    }
}
