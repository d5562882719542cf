// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.internal.crypto.ProofSealer;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Roster;
import io.hausfunk.messaging.storage.RosterProver;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredConversation;
import java.util.Collection;
import java.util.List;

/** Proves who takes part, and checks it: what the engine did not decide takes no effect. Fails as the sealer does. */
public final class RosterProofs {
    private final ProofSealer sealer;
    private final Pseudonyms pseudonyms;

    /** Proves with the keys of conversations. */
    public RosterProofs(ProofSealer sealer, Pseudonyms pseudonyms) {
        this.sealer = sealer;
        this.pseudonyms = pseudonyms;
    }

    /** What proves an entry that changes a roster. May block. */
    public RosterProver prover(CachedRoster before, List<ParticipantChange> changes) {
        return new PlannedRoster(before, changes, sealer.maker(before.ref()));
    }

    /** What proves the first entry of a conversation. May block. */
    public RosterProver first(
            ConversationRef ref, ConversationKind kind, HistoryPolicy history, List<ParticipantChange> changes) {
        return prover(CachedRoster.empty(ref, kind, history), changes);
    }

    /** Reads what is needed for some conversations in one question. May block. */
    void prepare(Collection<ConversationRef> conversations) {
        sealer.prepare(conversations);
    }

    /** Whether the engine wrote this row, for a conversation of this kind and history. May block. */
    boolean proves(StoredConversation conversation, Participant row) {
        SealedBytes proof = row.proof();
        return proof != null
                && sealer.proves(
                        conversation.ref(),
                        proof,
                        RosterStatements.row(conversation.kind(), conversation.history(), row));
    }

    /** Whether these rows, each of which is proven, are all that belong to the conversation's membership number. May block. */
    boolean proves(Roster roster) {
        StoredConversation conversation = roster.conversation();
        SealedBytes proof = conversation.proof();
        ProofSum rows = ProofSum.of(
                roster.participants().stream().map(Participant::proof).toList());
        return proof != null
                && sealer.proves(
                        conversation.ref(),
                        proof,
                        RosterStatements.roster(
                                conversation.kind(), conversation.history(), conversation.membership(), rows))
                && (!conversation.kind().equals(ConversationKind.DIRECT) || ofTheTwo(roster));
    }

    /** A direct conversation's id names its two: nobody else ever takes part in it. */
    private boolean ofTheTwo(Roster roster) {
        List<PersonKey> people =
                roster.participants().stream().map(Participant::person).toList();
        ConversationRef ref = roster.conversation().ref();
        return people.size() == 2
                && pseudonyms.direct(ref.tenant(), people.get(0), people.get(1)).equals(ref.conversation());
    }
}
