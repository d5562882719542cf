// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.internal.reading.SentMessage;
import io.hausfunk.messaging.internal.writing.Plan;
import io.hausfunk.messaging.internal.writing.Proposal;
import io.hausfunk.messaging.internal.writing.ProposalOutcome;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message of a service account, under a name of its own. {@code now} is when it is sent, for conversations whose messages expire. */
record MachineProposal(
        Actor actor,
        ConversationRef conversation,
        String name,
        EncodedContent content,
        List<Effect> effects,
        Instant now)
        implements Proposal<Sent> {
    private static final int TRIES = 20;

    @Override
    public Operation operation() {
        return Operation.SEND;
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
        return true;
    }

    @Override
    public Optional<Plan> plan(Admission admission) {
        List<Effect> all = new ArrayList<>(effects);
        if (effects.stream().noneMatch(Effect.Expires.class::isInstance)) {
            admission.roster().terms().timeToLive().ifPresent(time -> all.add(new Effect.Expires(now.plus(time))));
        }
        return Optional.of(Plan.message(content, all));
    }

    @Override
    public int tries() {
        return TRIES;
    }

    @Override
    public Sent answer(long sequence, ProposalOutcome outcome) {
        return new SentMessage(conversation.conversation(), sequence, outcome == ProposalOutcome.WRITTEN_BEFORE);
    }

    @Override
    public String toString() {
        return "MachineProposal";
    }
}
