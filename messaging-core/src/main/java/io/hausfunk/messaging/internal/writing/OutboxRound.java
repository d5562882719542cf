// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.storage.ConversationRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose turn it is in one run over the outbox. */
final class OutboxRound {
    private final int share;
    private final Set<ConversationRef> held = new HashSet<>();
    private final Map<ConversationRef, Integer> taken = new HashMap<>();
    private boolean left;
    private @Nullable String found;

    OutboxRound(int share) {
        this.share = share;
    }

    /** Everybody has a share again; who is held stays so. */
    void begin() {
        taken.clear();
        left = false;
    }

    /** Whether messages of this conversation have to wait until the next run. */
    boolean held(ConversationRef conversation) {
        return held.contains(conversation);
    }

    /** Takes one of a conversation's share; false if there is nothing left of it. */
    boolean take(ConversationRef conversation) {
        boolean mine = taken.merge(conversation, 1, Integer::sum) <= share;
        left |= !mine;
        return mine;
    }

    /** A message of this conversation cannot be sent now. */
    void hold(ConversationRef conversation, String why) {
        held.add(conversation);
        found = "messages in the outbox of the application wait: " + why;
    }

    /** Whether there are some that wait for their next turn. */
    boolean again() {
        return left;
    }

    /** Why messages are held; null if none are. */
    @Nullable
    String found() {
        return found;
    }
}
