// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Optional;
import java.util.function.Function;

/** The next step of a chain, such as a reaction that comes or goes. Waits for what the same person proposed before. */
final class MarkProposal implements ChangeProposal {
    private final Actor actor;
    private final ConversationRef conversation;
    private final Operation operation;
    private final Function<Admission, MarkStep> planner;
    private volatile String name = "";
    private volatile long standing;

    MarkProposal(
            Actor actor, ConversationRef conversation, Operation operation, Function<Admission, MarkStep> planner) {
        this.actor = actor;
        this.conversation = conversation;
        this.operation = operation;
        this.planner = planner;
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public ConversationRef conversation() {
        return conversation;
    }

    @Override
    public Operation operation() {
        return operation;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean ofPerson() {
        return true;
    }

    @Override
    public long asOf() {
        return 0;
    }

    @Override
    public Optional<Plan> plan(Admission admission) {
        MarkStep next = planner.apply(admission);
        name = next.name();
        standing = next.standing();
        if (next.plan() == null && standing == 0) {
            admission.verdict().require();
        }
        return Optional.ofNullable(next.plan());
    }

    @Override
    public long standing() {
        return standing;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    /** The next step's name follows from the last one, which another device of the same person has just taken. */
    @Override
    public boolean plannedAnewAfterConflict() {
        return true;
    }
}
