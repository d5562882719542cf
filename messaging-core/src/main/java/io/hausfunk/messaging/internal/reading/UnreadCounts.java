// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.annex.Reasons;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.AddresseeStore;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.MarkStore;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Reason;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person has not read, counted by the store. Blocks. */
public final class UnreadCounts {
    private static final List<Reason> MENTIONS =
            List.of(Reasons.MENTION, Reasons.MENTION_OF_EVERYONE, Reasons.ALERT, Reasons.CRITICAL_ALERT);
    private static final List<Reason> URGENT = List.of(Reasons.CRITICAL_ALERT);

    private final MarkStore marks;
    private final @Nullable AddresseeStore addressees;

    /** {@code addressees} is null for a store that does not know whom entries concern: then nobody is mentioned. */
    public UnreadCounts(MarkStore marks, @Nullable AddresseeStore addressees) {
        this.marks = marks;
        this.addressees = addressees;
    }

    /** How many messages each holds; others are absent. */
    public Map<ConversationId, Long> messages(Actor actor, List<ConversationId> conversations) {
        return marks.unread(actor.tenant(), actor.person(), conversations);
    }

    /** How many of them mention the person; others are absent. */
    public Map<ConversationId, Long> mentions(Actor actor, List<ConversationId> conversations) {
        return addressees == null
                ? Map.of()
                : addressees.countUnread(actor.tenant(), actor.person(), MENTIONS, conversations);
    }

    /** How many of them are to be told at any time; others are absent. */
    public Map<ConversationId, Long> urgent(Actor actor, List<ConversationId> conversations) {
        return addressees == null
                ? Map.of()
                : addressees.countUnread(actor.tenant(), actor.person(), URGENT, conversations);
    }

    /** Whether an entry is one that {@link #mentions(Actor, List)} counts for somebody. */
    public static boolean mentions(StoredEntry entry, PersonKey person) {
        return entry.effects().stream()
                .anyMatch(effect -> effect instanceof Effect.Addresses addresses
                        && addresses.person().equals(person)
                        && MENTIONS.contains(addresses.reason()));
    }
}
