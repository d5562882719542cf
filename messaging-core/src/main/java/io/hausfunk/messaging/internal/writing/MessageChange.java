// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Optional;
import java.util.function.Function;

/**
 * A change of what a message is like: its content, reactions to it, whether it is pinned. Its plan rests on what the store holds, so one waits
 * until the one before it is decided.
 *
 * @param name the same for every repetition, so that it is harmless
 * @param ofPerson whether it waits for the person's own changes only, or for all of the conversation
 * @param planner what it comes to now; empty if it is so already; may block, may refuse by throwing
 */
record MessageChange(
        Actor actor,
        ConversationRef conversation,
        Operation operation,
        String name,
        boolean ofPerson,
        Function<Admission, Optional<Plan>> planner)
        implements Proposal<Change> {
    private static final int TRIES = 20;

    @Override
    public boolean pipelined() {
        return false;
    }

    @Override
    public long asOf() {
        return 0;
    }

    @Override
    public boolean plannableFromMemory(CachedRoster roster) {
        return false;
    }

    @Override
    public Optional<Plan> plan(Admission admission) {
        return planner.apply(admission);
    }

    @Override
    public int tries() {
        return TRIES;
    }

    @Override
    public Change answer(long sequence, ProposalOutcome outcome) {
        return new CommittedChange(conversation.conversation(), sequence, outcome != ProposalOutcome.NOTHING_TO_DO);
    }
}
