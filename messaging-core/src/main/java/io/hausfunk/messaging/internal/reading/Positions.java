// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.Membership;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What a cursor says: a number for each conversation. Bytes: version, owner's mark, then 16 bytes and a number each. */
public final class Positions {
    private static final byte VERSION = 1;
    private static final int EACH = 3 * Long.BYTES;

    private final Map<ConversationId, Long> numbers;

    private Positions(Map<ConversationId, Long> numbers) {
        this.numbers = numbers;
    }

    /** What a cursor of this person says. */
    public static Positions of(Actor actor, Cursor cursor) {
        if (cursor.equals(Cursor.beginning())) {
            return new Positions(Map.of());
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor.value()));
            if (bytes.get() != VERSION || bytes.getInt() != owner(actor)) {
                throw invalid();
            }
            Map<ConversationId, Long> numbers = new HashMap<>();
            while (bytes.hasRemaining()) {
                ConversationId id = new ConversationId(new UUID(bytes.getLong(), bytes.getLong()));
                long number = bytes.getLong();
                if (number < 0) {
                    throw invalid();
                }
                numbers.put(id, number);
            }
            return new Positions(numbers);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw invalid();
        }
    }

    /** The cursor that says this. */
    public static Cursor cursor(Actor actor, Map<ConversationId, Long> numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + Integer.BYTES + EACH * numbers.size())
                .put(VERSION)
                .putInt(owner(actor));
        List<Map.Entry<ConversationId, Long>> sorted = numbers.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .toList();
        for (Map.Entry<ConversationId, Long> entry : sorted) {
            UUID id = entry.getKey().value();
            bytes.putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .putLong(entry.getValue());
        }
        return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
    }

    /** Where the device stands in a conversation that its person takes or took part in. */
    public long in(Membership membership) {
        Long number = numbers.get(membership.conversation().ref().conversation());
        if (number == null) {
            return ReadableConversation.first(membership) - 1;
        }
        if (number > ReadableConversation.last(membership)) {
            throw new NotPermittedException(
                    ErrorCode.CURSOR_EXPIRED,
                    "the store holds less than this cursor has seen; start from the beginning");
        }
        return number;
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
