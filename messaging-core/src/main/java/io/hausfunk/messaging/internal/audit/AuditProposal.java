// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.audit;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.codec.AuditEntry;
import io.hausfunk.messaging.internal.writing.EngineNames;
import io.hausfunk.messaging.internal.writing.Plan;
import io.hausfunk.messaging.internal.writing.ProposalOutcome;
import io.hausfunk.messaging.internal.writing.SequentialProposal;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryKind;
import java.util.List;
import java.util.Optional;

/** The next record. It is named after its number, so of two nodes that write the same number only one succeeds. */
record AuditProposal(Actor actor, ConversationRef conversation, AuditEntry entry) implements SequentialProposal<Long> {
    @Override
    public Operation operation() {
        return Operation.SEND;
    }

    @Override
    public String name() {
        return EngineNames.of("audit", entry.number());
    }

    @Override
    public long asOf() {
        return 0;
    }

    @Override
    public Optional<Plan> plan(Admission admission) {
        return Optional.of(Plan.event(EntryKind.MESSAGE, entry, List.of()));
    }

    @Override
    public Long answer(long sequence, ProposalOutcome outcome) {
        return sequence;
    }

    @Override
    public String toString() {
        return "AuditProposal[" + entry.number() + "]";
    }
}
