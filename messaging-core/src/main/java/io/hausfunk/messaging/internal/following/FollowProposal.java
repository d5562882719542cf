// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.following;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.writing.Plan;
import io.hausfunk.messaging.internal.writing.ProposalOutcome;
import io.hausfunk.messaging.internal.writing.SequentialProposal;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/**
 * The next entry on the way to having in a conversation whoever belongs to its group. Answers with the entry's number; empty
 * if there is nothing more to do.
 *
 * @param asOf the number of the entry before it, or the membership number to begin with
 * @param planner what comes next, as of a roster
 */
record FollowProposal(
        Actor actor,
        ConversationRef conversation,
        String name,
        long asOf,
        Function<CachedRoster, Optional<Plan>> planner)
        implements SequentialProposal<OptionalLong> {
    private static final int TRIES = 200;

    FollowProposal(
            Actor actor, ConversationRef conversation, long asOf, Function<CachedRoster, Optional<Plan>> planner) {
        this(actor, conversation, UUID.randomUUID().toString(), asOf, planner);
    }

    @Override
    public Operation operation() {
        return Operation.FOLLOW;
    }

    @Override
    public Optional<Plan> plan(Admission admission) {
        return planner.apply(admission.roster());
    }

    @Override
    public int tries() {
        return TRIES;
    }

    @Override
    public OptionalLong answer(long sequence, ProposalOutcome outcome) {
        return outcome == ProposalOutcome.NOTHING_TO_DO ? OptionalLong.empty() : OptionalLong.of(sequence);
    }
}
