// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.internal.reading.SentMessage;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.List;
import java.util.Optional;

/** A message. */
record SendProposal(SendRules rules, Actor actor, ConversationRef conversation, Draft draft, EncodedContent content)
        implements Proposal<Sent> {
    private static final int TRIES = 20;

    @Override
    public Operation operation() {
        return Operation.SEND;
    }

    @Override
    public String name() {
        return draft.idempotencyKey().value();
    }

    @Override
    public boolean pipelined() {
        return true;
    }

    @Override
    public long asOf() {
        return 0;
    }

    @Override
    public boolean plannableFromMemory(CachedRoster roster) {
        return content.attachments().isEmpty()
                && draft.thread().isEmpty()
                && !Forwards.forwards(draft)
                && draft.replyTo().orElse(0) <= roster.knownHead();
    }

    @Override
    public Optional<Plan> plan(Admission admission) {
        return Optional.of(
                Plan.message(content, admission.allowed() ? rules.effects(actor, admission, draft) : List.of()));
    }

    @Override
    public int tries() {
        return TRIES;
    }

    @Override
    public Sent answer(long sequence, ProposalOutcome outcome) {
        return new SentMessage(conversation.conversation(), sequence, outcome == ProposalOutcome.WRITTEN_BEFORE);
    }
}
