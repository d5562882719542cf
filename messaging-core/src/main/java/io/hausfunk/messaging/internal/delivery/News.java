// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one node tells another of a conversation: how far it has come, and as ciphertext what was committed, as far as it
 * fits. A form that is newer than this code is told from an older one by its first byte; what a newer node puts behind what
 * is known here is passed over.
 */
record News(ConversationHead head, List<StoredEntry> entries) {
    private static final byte VERSION = 1;
    /** Longer ones are fetched from the store: they are rare, and would keep others waiting. */
    private static final int LONGEST_ENVELOPE = 16 * 1024;

    private static final int HEAD = 1 + 1 + 64 + 4 * Long.BYTES + Short.BYTES;
    private static final int ENTRY = 6 * Long.BYTES + 1 + Integer.BYTES;

    /** The bodies that tell of these entries of one conversation, ascending by number. */
    static List<byte[]> bodies(ConversationHead head, List<StoredEntry> entries) {
        List<byte[]> bodies = new ArrayList<>();
        List<StoredEntry> next = new ArrayList<>();
        int size = HEAD;
        for (StoredEntry entry : entries) {
            if (entry.envelope().length() <= LONGEST_ENVELOPE) {
                int more = ENTRY + entry.envelope().length();
                if (size + more > Peers.MAX_BODY) {
                    bodies.add(body(head, next, size));
                    next.clear();
                    size = HEAD;
                }
                next.add(entry);
                size += more;
            }
        }
        bodies.add(body(head, next, size));
        return bodies;
    }

    private static byte[] body(ConversationHead head, List<StoredEntry> entries, int size) {
        byte[] tenant = head.ref().tenant().value().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(size - 64 + tenant.length);
        out.put(VERSION).put((byte) tenant.length).put(tenant);
        put(out, head.ref().conversation().value());
        out.putLong(head.head()).putLong(head.membership()).putShort((short) entries.size());
        for (StoredEntry entry : entries) {
            out.putLong(entry.sequence());
            put(out, entry.name().value());
            put(out, entry.author().value());
            out.put((byte) entry.kind().code())
                    .putLong(entry.at().toEpochMilli())
                    .putInt(entry.envelope().length())
                    .put(entry.envelope().toByteArray());
        }
        return out.array();
    }

    /**
     * Empty for a form that is not known here. Throws {@link IllegalArgumentException} or {@link
     * java.nio.BufferUnderflowException} for what is none at all.
     */
    static Optional<News> of(byte[] body) {
        ByteBuffer in = ByteBuffer.wrap(body);
        if (in.get() != VERSION) {
            return Optional.empty();
        }
        byte[] tenant = new byte[in.get() & 0x7f];
        in.get(tenant);
        ConversationRef ref = new ConversationRef(
                new TenantId(new String(tenant, StandardCharsets.US_ASCII)), new ConversationId(uuid(in)));
        ConversationHead head = new ConversationHead(ref, in.getLong(), in.getLong());
        int count = in.getShort();
        List<StoredEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StoredEntry entry = entry(ref, in);
            if (entry == null) {
                // Of a kind that a newer node knows: the head says that there is more.
                break;
            }
            entries.add(entry);
        }
        return Optional.of(new News(head, entries));
    }

    private static @Nullable StoredEntry entry(ConversationRef ref, ByteBuffer in) {
        long sequence = in.getLong();
        EntryName name = new EntryName(uuid(in));
        PersonKey author = new PersonKey(uuid(in));
        EntryKind kind = kind(in.get());
        if (kind == null) {
            return null;
        }
        Instant at = Instant.ofEpochMilli(in.getLong());
        int length = in.getInt();
        if (length < 1 || length > in.remaining()) {
            throw new IllegalArgumentException("an entry that is longer than what it came in");
        }
        byte[] envelope = new byte[length];
        in.get(envelope);
        return new StoredEntry(ref, sequence, name, author, kind, at, SealedBytes.copyOf(envelope));
    }

    private static @Nullable EntryKind kind(int code) {
        for (EntryKind kind : EntryKind.values()) {
            if (kind.code() == code) {
                return kind;
            }
        }
        return null;
    }

    private static void put(ByteBuffer out, UUID id) {
        out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }
}
