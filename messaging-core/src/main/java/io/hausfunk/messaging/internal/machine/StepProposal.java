// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.writing.CommittedChange;
import io.hausfunk.messaging.internal.writing.Plan;
import io.hausfunk.messaging.internal.writing.ProposalOutcome;
import io.hausfunk.messaging.internal.writing.SequentialProposal;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What becomes of a message of a service account, or of who sees it: by the account, a person, or the engine in the name of the account. */
record StepProposal(
        Actor actor,
        ConversationRef conversation,
        Operation operation,
        String name,
        long asOf,
        Function<Admission, Optional<Plan>> planner)
        implements SequentialProposal<Change> {
    StepProposal(
            Actor actor,
            ConversationRef conversation,
            Operation operation,
            Function<Admission, Optional<Plan>> planner) {
        this(actor, conversation, operation, UUID.randomUUID().toString(), 0, planner);
    }

    /** The same where "it is so already" must rest on who takes part now. */
    StepProposal asOfNow() {
        return new StepProposal(actor, conversation, operation, name, AccessControl.LATEST, planner);
    }

    @Override
    public Optional<Plan> plan(Admission admission) {
        return planner.apply(admission);
    }

    @Override
    public Change answer(long sequence, ProposalOutcome outcome) {
        return new CommittedChange(conversation.conversation(), sequence, outcome != ProposalOutcome.NOTHING_TO_DO);
    }

    @Override
    public String toString() {
        return "StepProposal[" + operation + "]";
    }
}
