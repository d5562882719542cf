// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.model.ConversationId;
import java.util.List;
import java.util.Optional;

/**
 * Some of a person's conversations. A page may hold fewer than were asked for, even none, although others follow: only
 * {@link #next} tells whether it is the last one.
 */
public final class ConversationPage {
    private final List<ConversationInfo> conversations;
    private final Optional<ConversationId> next;

    private ConversationPage(List<ConversationInfo> conversations, Optional<ConversationId> next) {
        this.conversations = List.copyOf(conversations);
        this.next = next;
    }

    /** A page, and where the next one begins; empty if this is the last one. */
    public static ConversationPage of(List<ConversationInfo> conversations, Optional<ConversationId> next) {
        return new ConversationPage(conversations, next);
    }

    /** The conversations, in a fixed order. */
    public List<ConversationInfo> conversations() {
        return conversations;
    }

    /** What to give to {@link Conversations#list} for the next page; empty if this is the last one. */
    public Optional<ConversationId> next() {
        return next;
    }

    /** Shows how many. */
    @Override
    public String toString() {
        return "ConversationPage[" + conversations.size() + (next.isPresent() ? ", more]" : "]");
    }
}
