// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.model.ConversationId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The bytes of cursors: version, owner's mark, the history's number, the id of a record or zeros, then 16 bytes and a number for each change. And of
 * records: version, ids, earlier ids, then the same.
 */
final class CursorCodec {
    private static final byte VERSION = 3;
    private static final UUID NO_RECORD = new UUID(0, 0);
    private static final int ID = 2 * Long.BYTES;
    private static final int EACH = ID + Long.BYTES;

    private CursorCodec() {}

    /** What a cursor says: a record, or none, and what changed since. */
    record Named(int history, UUID id, Map<ConversationId, Long> changes) {
        boolean inStore() {
            return !id.equals(NO_RECORD);
        }
    }

    /** What a record says. */
    record Content(List<UUID> full, List<UUID> earlier, Map<ConversationId, Long> numbers) {}

    static Cursor cursor(Actor actor, Positions positions) {
        SavedPositions saved = positions.saved();
        ByteBuffer out = ByteBuffer.allocate(
                1 + 2 * Integer.BYTES + ID + EACH * positions.changes().size());
        out.put(VERSION).putInt(owner(actor)).putInt(positions.history());
        id(out, saved == null ? NO_RECORD : saved.id());
        numbers(out, positions.changes());
        return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(out.array()));
    }

    static Named named(Actor actor, Cursor cursor) {
        try {
            ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor.value()));
            if (in.get() != VERSION || in.getInt() != owner(actor)) {
                throw invalid();
            }
            int history = in.getInt();
            UUID id = id(in);
            return new Named(history, id, numbers(in));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw invalid();
        }
    }

    static byte[] content(Content content) {
        ByteBuffer out = ByteBuffer.allocate(1
                + 2 * Integer.BYTES
                + ID * (content.full().size() + content.earlier().size())
                + EACH * content.numbers().size());
        out.put(VERSION);
        ids(out, content.full());
        ids(out, content.earlier());
        numbers(out, content.numbers());
        return out.array();
    }

    /** Throws {@link IllegalArgumentException} for what is in another form. */
    static Content content(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                throw new IllegalArgumentException("positions of another version");
            }
            List<UUID> full = ids(in);
            return new Content(full, ids(in), numbers(in));
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("positions that are cut off");
        }
    }

    private static void numbers(ByteBuffer out, Map<ConversationId, Long> numbers) {
        numbers.forEach((conversation, number) -> id(out, conversation.value()).putLong(number));
    }

    private static Map<ConversationId, Long> numbers(ByteBuffer in) {
        Map<ConversationId, Long> numbers = new HashMap<>();
        while (in.hasRemaining()) {
            ConversationId conversation = new ConversationId(id(in));
            long number = in.getLong();
            if (number < 0) {
                throw new IllegalArgumentException("a negative position");
            }
            numbers.put(conversation, number);
        }
        return numbers;
    }

    private static void ids(ByteBuffer out, List<UUID> ids) {
        out.putInt(ids.size());
        ids.forEach(each -> id(out, each));
    }

    private static List<UUID> ids(ByteBuffer in) {
        int count = in.getInt();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(id(in));
        }
        return ids;
    }

    private static ByteBuffer id(ByteBuffer out, UUID id) {
        return out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }

    /** Marks whose cursor it is, against mix-ups; what somebody may read is checked all the same. */
    private static int owner(Actor actor) {
        return Objects.hash(
                actor.tenant().value(),
                actor.person().value().getMostSignificantBits(),
                actor.person().value().getLeastSignificantBits());
    }

    private static InvalidInputException invalid() {
        return new InvalidInputException(ErrorCode.CURSOR_INVALID, "not a cursor of this person");
    }
}
