// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.bus;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The bytes of a signal: a version, then for each conversation its tenant, id, head and membership. Ids and numbers only.
 */
final class SignalFrame {
    private static final byte VERSION = 1;
    private static final int NUMBERS = 4 * Long.BYTES;

    private SignalFrame() {}

    static Buffer encode(List<ConversationHead> heads) {
        Buffer frame = Buffer.buffer(1 + heads.size() * (NUMBERS + 16)).appendByte(VERSION);
        for (ConversationHead head : heads) {
            byte[] tenant = head.ref().tenant().value().getBytes(StandardCharsets.US_ASCII);
            UUID conversation = head.ref().conversation().value();
            frame.appendByte((byte) tenant.length)
                    .appendBytes(tenant)
                    .appendLong(conversation.getMostSignificantBits())
                    .appendLong(conversation.getLeastSignificantBits())
                    .appendLong(head.head())
                    .appendLong(head.membership());
        }
        return frame;
    }

    /** The heads in a frame; throws {@link IllegalArgumentException} or {@link IndexOutOfBoundsException} for anything else. */
    static List<ConversationHead> decode(Buffer frame) {
        if (frame.getByte(0) != VERSION) {
            throw new IllegalArgumentException("a signal of another version");
        }
        List<ConversationHead> heads = new ArrayList<>();
        int at = 1;
        while (at < frame.length()) {
            int length = frame.getByte(at++);
            TenantId tenant = new TenantId(frame.getString(at, at + length, StandardCharsets.US_ASCII.name()));
            at += length;
            UUID conversation = new UUID(frame.getLong(at), frame.getLong(at + Long.BYTES));
            heads.add(new ConversationHead(
                    new ConversationRef(tenant, new ConversationId(conversation)),
                    frame.getLong(at + 2 * Long.BYTES),
                    frame.getLong(at + 3 * Long.BYTES)));
            at += NUMBERS;
        }
        return heads;
    }
}
