// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.content.HasAttachments;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.writing.OutboxMessages;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.outbox.OutboxMessage;
import io.hausfunk.messaging.storage.outbox.OutboxTransaction;
import java.time.Duration;

/** Writes messages into transactions of the host. */
public final class Outbox {
    /** Longer than any deadline: the stage itself is answered by the builder's. */
    private static final Duration ANSWERED = Duration.ofDays(2);

    private final AccessControl accessControl;
    private final OutboxMessages messages;
    private final boolean present;

    /** {@code present} says whether anybody sends what is written. */
    public Outbox(AccessControl accessControl, OutboxMessages messages, boolean present) {
        this.accessControl = accessControl;
        this.messages = messages;
        this.present = present;
    }

    /** Decides and seals on a worker; writes on the calling thread, to which the host's transaction belongs. */
    void write(SessionLife life, ConversationRef ref, Draft draft, OutboxTransaction transaction) {
        transaction.write(Await.within(ANSWERED, life.read(() -> message(life.actor(), ref, draft))));
    }

    private OutboxMessage message(Actor actor, ConversationRef ref, Draft draft) {
        accessControl.require(actor, ref, Operation.SEND);
        if (!present) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "the engine was started without an outbox");
        }
        if (draft.content() instanceof HasAttachments) {
            throw new NotPermittedException(
                    ErrorCode.NOT_APPLICABLE, "files are sent by themselves, not with a transaction of the host");
        }
        return messages.seal(actor, ref, draft);
    }
}
