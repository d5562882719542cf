// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Gate;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.MarkStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person sees of all their conversations. Blocks. */
public final class Overview {
    private final Gate gate;
    private final Memberships memberships;
    private final MarkStore marks;

    /** Reads from these. */
    public Overview(Gate gate, Memberships memberships, MarkStore marks) {
        this.gate = gate;
        this.memberships = memberships;
        this.marks = marks;
    }

    /** A page of conversations. */
    public List<ConversationInfo> page(Actor actor, Optional<ConversationId> after, int limit) {
        return gate.readable(actor, memberships.page(actor, after.orElse(null), limit), Operation.INFO).stream()
                .map(ConversationReader::info)
                .toList();
    }

    /** How many messages are not read, where there are any. */
    public Map<ConversationId, Long> unread(Actor actor) {
        Map<ConversationId, Long> counts = new HashMap<>();
        memberships.forEachPage(actor, page -> {
            List<ConversationId> ids = gate.readable(actor, page, Operation.UNREAD).stream()
                    .map(readable -> readable.ref().conversation())
                    .toList();
            if (!ids.isEmpty()) {
                counts.putAll(marks.unread(actor.tenant(), actor.person(), ids));
            }
        });
        counts.values().removeIf(count -> count == 0);
        return Map.copyOf(counts);
    }
}
