// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.Relation;
import java.util.List;
import java.util.Optional;

/**
 * A new kind of entry, which is all that there is of it: somebody waves at an entry. It refers to that entry, nobody has it
 * unread, and it is harmless to repeat.
 */
record WaveProposal(Actor actor, ConversationRef conversation, String name, long at, EncodedContent content)
        implements Proposal<Long> {
    static final EntryKind KIND = EntryKind.of(12_345);
    static final Relation WAVES_AT = Relation.of(12_345);

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
        List<Effect> effects = List.of(new Effect.About(at, WAVES_AT));
        return Optional.of(new Plan(KIND, codec -> content, false, effects, null, null, null));
    }

    @Override
    public int tries() {
        return 20;
    }

    @Override
    public Long answer(long sequence, ProposalOutcome outcome) {
        return sequence;
    }
}
