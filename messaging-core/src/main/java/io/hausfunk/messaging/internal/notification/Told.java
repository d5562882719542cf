// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.model.ConversationId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a person was told last: when, and how much of each conversation.
 *
 * @param at when; long ago for who was never told
 * @param counts how much was unread then in conversations that have something unread
 */
record Told(Instant at, Map<ConversationId, Count> counts) {
    static final Told NOTHING = new Told(Instant.EPOCH, Map.of());
    private static final byte VERSION = 1;
    private static final int SIZE = 2 * Long.BYTES + 4 * Long.BYTES;

    /**
     * How much of a conversation was unread.
     *
     * @param read up to where the person had read
     * @param latest the number of the latest entry worth a look
     * @param messages how many messages
     * @param mentions how many mentions
     */
    record Count(long read, long latest, long messages, long mentions) {
        /**
         * Whether there is something that was not among what was counted before. Counts fall only when somebody reads; then whatever is left and followed by
         * something is taken for new.
         */
        boolean hasNews(Count before, boolean mentionsOnly) {
            boolean more = mentionsOnly ? mentions > before.mentions : messages > before.messages;
            return latest > before.latest && (more || read != before.read);
        }
    }

    byte[] write() {
        ByteBuffer out = ByteBuffer.allocate(1 + Long.BYTES + Integer.BYTES + counts.size() * SIZE)
                .put(VERSION)
                .putLong(at.toEpochMilli())
                .putInt(counts.size());
        counts.forEach((id, count) -> out.putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .putLong(count.read)
                .putLong(count.latest)
                .putLong(count.messages)
                .putLong(count.mentions));
        return out.array();
    }

    /** Nothing for what only a newer version can read: rather tell twice. */
    static Told read(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                return NOTHING;
            }
            Instant at = Instant.ofEpochMilli(in.getLong());
            Map<ConversationId, Count> counts = new HashMap<>();
            for (int left = in.getInt(); left > 0; left--) {
                ConversationId id = new ConversationId(new UUID(in.getLong(), in.getLong()));
                counts.put(id, new Count(in.getLong(), in.getLong(), in.getLong(), in.getLong()));
            }
            return new Told(at, counts);
        } catch (BufferUnderflowException e) {
            return NOTHING;
        }
    }
}
