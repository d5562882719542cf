// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A change of who takes part, or of what the conversation is called. Changes of one conversation are made one after the
 * other, so that a crowd that joins at once does not get in its own way.
 *
 * @param planner what it comes to as of a roster; empty if it is so already; may refuse by throwing
 */
record ConversationChange(
        Actor actor,
        ConversationRef conversation,
        Operation operation,
        String name,
        Function<CachedRoster, Optional<Plan>> planner)
        implements ChangeProposal {
    ConversationChange(
            Actor actor,
            ConversationRef conversation,
            Operation operation,
            Function<CachedRoster, Optional<Plan>> planner) {
        // One name for all tries: if the store broke off and did write, the next try finds it.
        this(actor, conversation, operation, UUID.randomUUID().toString(), planner);
    }

    @Override
    public long asOf() {
        // "It is so already" must not rest on old knowledge, just as a refusal.
        return AccessControl.LATEST;
    }

    @Override
    public Optional<Plan> plan(Admission admission) {
        return planner.apply(admission.roster());
    }
}
