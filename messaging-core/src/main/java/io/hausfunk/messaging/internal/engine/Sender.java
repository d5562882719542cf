// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.Draft;
import io.hausfunk.messaging.Sent;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Standing;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.concurrent.CompletionStage;

/**
 * Sends messages: access, seal, writer. Done on the caller's thread where everything needed is in memory, which costs
 * some microseconds, and on a worker where not; either way in the order of the calls.
 */
final class Sender {
    private final Parts parts;
    private final Composer composer;
    private final SendOrder order = new SendOrder();

    Sender(Parts parts) {
        this.parts = parts;
        this.composer = new Composer(parts);
    }

    CompletionStage<Sent> send(Actor actor, ConversationRef ref, Draft draft) {
        // At once, so that a class of the host that fails is the caller's matter, and is asked once.
        EncodedContent content = parts.codec().encode(draft);
        Reply<Sent> reply = parts.calls().reply();
        SendAttempt attempt = new SendAttempt(parts, composer, order, actor, ref, draft, content, reply);
        parts.lanes().run(attempt.lane(), ready(actor, ref, draft), attempt);
        return reply.stage();
    }

    /** Whether nothing on the way would block. */
    private boolean ready(Actor actor, ConversationRef ref, Draft draft) {
        CachedRoster roster = parts.rosters().ifKnown(ref);
        return roster != null
                && roster.terms().subject().isEmpty()
                && Standing.of(roster.participant(actor.person())).compareTo(Standing.MEMBER) >= 0
                && draft.replyTo().orElse(0) <= roster.knownHead()
                && parts.keyring().pseudonyms().warm(ref.tenant())
                && parts.sealer().warm(ref, actor.person());
    }
}
