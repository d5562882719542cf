// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.writing.Plan;
import io.hausfunk.messaging.internal.writing.ProposalOutcome;
import io.hausfunk.messaging.internal.writing.SequentialProposal;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Optional;
import java.util.function.Function;

/**
 * What becomes of a message of a service account: by the account, the person, or the engine in the name of either. Answers with the number of the
 * entry, or of what there was if there is nothing to do.
 */
record StepProposal(
        Actor actor,
        ConversationRef conversation,
        Operation operation,
        String name,
        Function<Admission, Optional<Plan>> planner)
        implements SequentialProposal<Long> {
    @Override
    public long asOf() {
        return 0;
    }

    @Override
    public Optional<Plan> plan(Admission admission) {
        return planner.apply(admission);
    }

    @Override
    public Long answer(long sequence, ProposalOutcome outcome) {
        return outcome == ProposalOutcome.NOTHING_TO_DO ? 0L : sequence;
    }

    @Override
    public String toString() {
        return "StepProposal[" + operation + "]";
    }
}
