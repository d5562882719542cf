// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.StoredEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one node tells another of a conversation: how far it has come, and as ciphertext what was committed, as far as it
 * fits. A form that is newer than this code is told from an older one by its first byte; what a newer node puts behind what
 * is known here is passed over.
 */
record News(ConversationHead head, List<StoredEntry> entries) {
    private static final byte VERSION = 1;
    /** Longer ones are fetched from the store: they are rare, and would keep others waiting. */
    private static final int LONGEST_ENTRY = 17 * 1024;

    private static final int HEAD = 1 + 1 + 64 + 4 * Long.BYTES + Short.BYTES;

    /** The bodies that tell of these entries of one conversation, ascending by number. */
    static List<byte[]> bodies(ConversationHead head, List<StoredEntry> entries) {
        List<byte[]> bodies = new ArrayList<>();
        List<byte[]> next = new ArrayList<>();
        int size = HEAD;
        for (StoredEntry entry : entries) {
            byte[] form = EntryForm.write(entry);
            if (form.length <= LONGEST_ENTRY) {
                int more = Integer.BYTES + form.length;
                if (size + more > Peers.MAX_BODY) {
                    bodies.add(body(head, next, size));
                    next.clear();
                    size = HEAD;
                }
                next.add(form);
                size += more;
            }
        }
        bodies.add(body(head, next, size));
        return bodies;
    }

    private static byte[] body(ConversationHead head, List<byte[]> entries, int size) {
        byte[] tenant = head.ref().tenant().value().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(size - 64 + tenant.length);
        out.put(VERSION).put((byte) tenant.length).put(tenant);
        UUID conversation = head.ref().conversation().value();
        out.putLong(conversation.getMostSignificantBits()).putLong(conversation.getLeastSignificantBits());
        out.putLong(head.head()).putLong(head.membership()).putShort((short) entries.size());
        entries.forEach(entry -> out.putInt(entry.length).put(entry));
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
                new TenantId(new String(tenant, StandardCharsets.US_ASCII)),
                new ConversationId(new UUID(in.getLong(), in.getLong())));
        ConversationHead head = new ConversationHead(ref, in.getLong(), in.getLong());
        int count = in.getShort();
        List<StoredEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new IllegalArgumentException("an entry that is longer than what it came in");
            }
            byte[] entry = new byte[length];
            in.get(entry);
            entries.add(EntryForm.read(ref, ByteBuffer.wrap(entry)));
        }
        return Optional.of(new News(head, entries));
    }
}
