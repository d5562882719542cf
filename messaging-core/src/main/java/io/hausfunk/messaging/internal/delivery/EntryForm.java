// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EffectCodec;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * A stored entry among nodes, without its conversation: number, name, author, kind (2 bytes), flags (1 byte), time, effects in
 * the form that stores keep and envelope, each with its length (4 bytes). A newer node may put more behind it.
 */
final class EntryForm {
    private static final int FIXED = 6 * Long.BYTES + Short.BYTES + 1 + 2 * Integer.BYTES;
    private static final int UNREAD = 1;
    private static final int EMPTIED = 2;

    private EntryForm() {}

    static byte[] write(StoredEntry entry) {
        SealedBytes sealed = entry.envelope();
        byte[] envelope = sealed == null ? new byte[0] : sealed.toByteArray();
        byte[] effects = EffectCodec.encode(entry.effects());
        ByteBuffer out = ByteBuffer.allocate(FIXED + effects.length + envelope.length);
        out.putLong(entry.sequence());
        put(out, entry.name().value());
        put(out, entry.author().value());
        out.putShort((short) entry.kind().code())
                .put((byte) ((entry.countsAsUnread() ? UNREAD : 0) | (sealed == null ? EMPTIED : 0)))
                .putLong(entry.at().toEpochMilli());
        out.putInt(effects.length).put(effects);
        return out.putInt(envelope.length).put(envelope).array();
    }

    /** Throws {@link IllegalArgumentException} or {@link java.nio.BufferUnderflowException} for what is no entry. */
    static StoredEntry read(ConversationRef ref, ByteBuffer in) {
        long sequence = in.getLong();
        EntryName name = new EntryName(uuid(in));
        PersonKey author = new PersonKey(uuid(in));
        EntryKind kind = EntryKind.of(in.getShort());
        int flags = in.get();
        Instant at = Instant.ofEpochMilli(in.getLong());
        byte[] effects = bytes(in);
        byte[] envelope = bytes(in);
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

    private static byte[] bytes(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a part that is longer than what it came in");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void put(ByteBuffer out, UUID id) {
        out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }
}
