// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.internal.reading.SentMessage;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Optional;

/** A message. */
record SendProposal(Rosters rosters, Actor actor, ConversationRef conversation, Draft draft, EncodedContent content)
        implements Proposal<Sent> {
    private static final int TRIES = 20;

    @Override
    public Operation operation() {
        return Operation.SEND;
    }

    @Override
    public String name() {
        return draft.name().value();
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
        return draft.replyTo().orElse(0) <= roster.knownHead();
    }

    @Override
    public Optional<Plan> plan(Admission admission) {
        if (admission.allowed() && draft.replyTo().isPresent()) {
            requireReplyTarget(admission, draft.replyTo().getAsLong());
        }
        return Optional.of(Plan.message(content));
    }

    private void requireReplyTarget(Admission admission, long target) {
        boolean exists = target <= admission.roster().knownHead() || target <= rosters.headNow(conversation);
        if (!exists || target < admission.self().visibleFrom()) {
            throw new InvalidInputException(
                    ErrorCode.REPLY_TARGET_MISSING, "there is no entry #" + target + " to answer");
        }
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
