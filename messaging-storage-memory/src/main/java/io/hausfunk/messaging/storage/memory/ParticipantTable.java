// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.RosterProof;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who takes or took part in one conversation. */
final class ParticipantTable {
    private final Map<PersonKey, Participant> rows = new LinkedHashMap<>();
    private final HistoryPolicy history;

    ParticipantTable(HistoryPolicy history) {
        this.history = history;
    }

    Optional<Participant> find(PersonKey person) {
        return Optional.ofNullable(rows.get(person));
    }

    List<Participant> all() {
        return List.copyOf(rows.values());
    }

    /** {@code described}: what the conversation said of itself before the entry. */
    void apply(ParticipantChange change, long sequence, SealedProfile described, @Nullable RosterProof proofs) {
        Participant next = change.applyTo(rows.get(change.person()), sequence, history, described);
        if (next != null) {
            SealedBytes proof = proofs == null ? null : proofs.participants().get(next.person());
            rows.put(next.person(), next.but().proof(proof).build());
        }
    }

    void raise(PersonKey person, long delivered, long read) {
        rows.computeIfPresent(
                person,
                (key, row) -> row.but()
                        .marks(Math.max(row.delivered(), Math.max(delivered, read)), Math.max(row.read(), read))
                        .build());
    }
}
