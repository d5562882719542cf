// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.model.ConversationId;
import org.jspecify.annotations.Nullable;

/**
 * A message that is passed on by reference: only where it stands, nothing of what it says. Whoever may read the message opens it with {@link
 * io.hausfunk.messaging.conversation.Conversations#forwarded}, as it is then. Who sends it must be able to read the message at that moment.
 */
public final class ForwardContent implements Content {
    private final ConversationId conversation;
    private final long message;

    private ForwardContent(ConversationId conversation, long message) {
        this.conversation = conversation;
        this.message = message;
    }

    /**
     * A reference to a message. Refuses null with {@code ARGUMENT_MISSING} and numbers below 1 with {@code ARGUMENT_OUT_OF_RANGE}.
     *
     * @param conversation where the message stands, in the same tenant
     * @param message its number there
     */
    public static ForwardContent of(ConversationId conversation, long message) {
        ContentArguments.inRange(message >= 1, "entries are numbered from 1");
        return new ForwardContent(ContentArguments.required(conversation, "conversation"), message);
    }

    /** Where the message stands. */
    public ConversationId conversation() {
        return conversation;
    }

    /** The message's number there. */
    public long message() {
        return message;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ForwardContent that
                && conversation.equals(that.conversation)
                && message == that.message;
    }

    @Override
    public int hashCode() {
        return conversation.hashCode() * 31 + Long.hashCode(message);
    }

    /** Shows ids only. */
    @Override
    public String toString() {
        return "ForwardContent[" + conversation + " #" + message + "]";
    }
}
