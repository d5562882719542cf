// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
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
        implements ChangeProposal {
    @Override
    public long asOf() {
        return 0;
    }

    @Override
    public boolean repeatable() {
        return operation != Operation.EXPIRE;
    }

    @Override
    public Optional<Plan> plan(Admission admission) {
        return planner.apply(admission);
    }
}
