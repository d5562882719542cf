// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.internal.crypto.ProofSealer;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.RosterProof;
import io.hausfunk.messaging.storage.RosterProver;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a roster becomes by an entry, once the store knows its number. It follows from rows that were proven themselves, never from
 * what the store holds at that moment: so a row that somebody bent is not made good by the next change.
 */
final class PlannedRoster implements RosterProver {
    private final CachedRoster before;
    private final List<ParticipantChange> changes;
    private final ProofSealer.Maker maker;
    private volatile @Nullable CachedRoster after;

    PlannedRoster(CachedRoster before, List<ParticipantChange> changes, ProofSealer.Maker maker) {
        this.before = before;
        this.changes = changes;
        this.maker = maker;
    }

    @Override
    public RosterProof prove(long sequence, SealedProfile described) {
        Map<PersonKey, Participant> changed = new HashMap<>();
        Map<PersonKey, SealedBytes> proofs = new HashMap<>();
        ProofSum sum = before.proofs();
        for (ParticipantChange change : changes) {
            Participant row = before.participant(change.person());
            Participant next = change.applyTo(row, sequence, before.history(), described);
            if (next != null) {
                SealedBytes proof = maker.prove(RosterStatements.row(before.kind(), before.history(), next));
                sum = (row == null ? sum : sum.minus(row.proof())).plus(proof);
                changed.put(next.person(), next.but().proof(proof).build());
                proofs.put(next.person(), proof);
            }
        }
        after = before.with(changed, sequence, sum);
        byte[] statement = RosterStatements.roster(before.kind(), before.history(), sequence, sum);
        return new RosterProof(maker.prove(statement), proofs);
    }

    /** The roster afterwards, if the entry was stored under this number; null if that is not known. */
    @Nullable
    CachedRoster after(long sequence) {
        CachedRoster last = after;
        return last != null && last.membership() == sequence ? last : null;
    }
}
