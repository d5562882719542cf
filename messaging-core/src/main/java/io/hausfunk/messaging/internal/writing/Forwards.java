// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ForwardContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.internal.codec.DecodedContent;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.storage.ConversationRef;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Lets people pass on only what they may read themselves. Blocks. */
public final class Forwards {
    private final AccessControl accessControl;
    private final MessageTargets targets;
    private final MessageContents contents;
    private final Clock clock;

    /** What expires does so by this clock. */
    public Forwards(AccessControl accessControl, MessageTargets targets, MessageContents contents, Clock clock) {
        this.accessControl = accessControl;
        this.targets = targets;
        this.contents = contents;
        this.clock = clock;
    }

    /** Whether a draft passes something on, so that {@link #require} reads from the store. */
    static boolean forwards(Draft draft) {
        return draft.content() instanceof ForwardContent;
    }

    /** Refuses a draft that passes on what its author cannot read now, unless it was sent before: a retry stays harmless. */
    void require(Actor actor, ConversationRef into, Draft draft) {
        if (draft.content() instanceof ForwardContent forward) {
            MessagingException refusal = refusal(actor, forward);
            if (refusal != null
                    && !targets.written(actor, into, draft.idempotencyKey().value())) {
                throw refusal;
            }
        }
    }

    private @Nullable MessagingException refusal(Actor actor, ForwardContent forward) {
        ConversationRef source = new ConversationRef(actor.tenant(), forward.conversation());
        try {
            ReadableConversation readable = accessControl.requireReadable(actor, source, Operation.READ);
            MessageTarget message = targets.requireShown(readable, forward.message(), clock.instant());
            Content said =
                    contents.of(message.latest()).map(DecodedContent::content).orElse(null);
            return said instanceof ForwardContent
                    ? new NotPermittedException(
                            ErrorCode.NOT_APPLICABLE,
                            "#" + forward.message() + " is a forward itself: forward what it refers to")
                    : null;
        } catch (NotPermittedException | InvalidInputException refused) {
            return refused;
        }
    }
}
