// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.Membership;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a device stands: a number for each conversation. Most of them lie in a record of the store; a cursor names it and holds
 * the few that changed since. Never changes.
 */
public final class Positions {
    /** Nothing was seen. */
    public static final Positions NONE = new Positions(0, null, Map.of());
    /** So many changes fit into a cursor. */
    static final int MOST_CHANGES = 12;

    private final int history;
    private final @Nullable SavedPositions saved;
    private final Map<ConversationId, Long> changes;

    Positions(int history, @Nullable SavedPositions saved, Map<ConversationId, Long> changes) {
        this.history = history;
        this.saved = saved;
        this.changes = Map.copyOf(changes);
    }

    /** Where the device stands in a conversation that its person takes or took part in. */
    public long in(Membership membership) {
        Long number = number(membership.conversation().ref().conversation());
        if (number == null) {
            return ReadableConversation.first(membership) - 1;
        }
        if (number > ReadableConversation.last(membership)) {
            throw expired("the store holds less than this cursor has seen");
        }
        return number;
    }

    /** The same with other numbers for some conversations. */
    public Positions with(Map<ConversationId, Long> numbers) {
        Map<ConversationId, Long> changed = new HashMap<>(changes);
        numbers.forEach((conversation, number) -> {
            if (!number.equals(number(conversation))) {
                changed.put(conversation, number);
            }
        });
        return new Positions(history, saved, changed);
    }

    /** Whether a cursor can hold what changed. */
    public boolean fits() {
        return changes.size() <= MOST_CHANGES;
    }

    /** The number of the history that they belong to. */
    int history() {
        return history;
    }

    @Nullable
    SavedPositions saved() {
        return saved;
    }

    Map<ConversationId, Long> changes() {
        return changes;
    }

    private @Nullable Long number(ConversationId conversation) {
        Long changed = changes.get(conversation);
        return changed != null || saved == null ? changed : saved.number(conversation);
    }

    static NotPermittedException expired(String why) {
        return new NotPermittedException(ErrorCode.CURSOR_EXPIRED, why + "; start from the beginning");
    }

    @Override
    public String toString() {
        return "Positions[" + changes.size() + " changes]";
    }
}
