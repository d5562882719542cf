// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.live.LiveEvents;
import io.hausfunk.messaging.internal.presence.PresenceService;
import io.hausfunk.messaging.internal.writing.MarkWriter;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.MarkUpdate;
import java.util.concurrent.CompletionStage;

/** That people are writing, and how far they got. Does not block. */
public final class TypingAndMarks {
    private final AccessControl accessControl;
    private final MarkWriter marks;
    private final PresenceService presence;
    private final LiveEvents live;
    private final Calls calls;

    /** Marks are stored through this writer; typing is told to those who are there. */
    public TypingAndMarks(
            AccessControl accessControl, MarkWriter marks, PresenceService presence, LiveEvents live, Calls calls) {
        this.accessControl = accessControl;
        this.marks = marks;
        this.presence = presence;
        this.live = live;
        this.calls = calls;
    }

    /** Raises the actor's marks; those that are higher stay. */
    CompletionStage<Void> mark(Actor actor, ConversationRef ref, long delivered, long read) {
        Reply<Void> reply = calls.reply(actor.ref());
        calls.later(reply, () -> {
            accessControl.require(actor, ref, Operation.MARK);
            marks.submit(new MarkUpdate(ref, actor.person(), delivered, read), reply);
        });
        return reply.stage();
    }

    /** Shows others that the actor is writing. */
    CompletionStage<Void> typing(Actor actor, ConversationRef ref) {
        Reply<Void> reply = calls.reply(actor.ref());
        Admission known = accessControl.admitFromMemory(actor, ref, Operation.TYPE);
        if (known != null) {
            Calls.guarded(reply, () -> typing(actor, known, reply));
        } else {
            calls.later(reply, () -> typing(actor, accessControl.require(actor, ref, Operation.TYPE), reply));
        }
        return reply.stage();
    }

    private void typing(Actor actor, Admission admission, Reply<Void> reply) {
        // Who is hidden writes unseen.
        if (!presence.hidden(actor)) {
            live.typing(actor, admission.roster());
        }
        Reply.done(reply);
    }
}
