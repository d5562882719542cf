// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.ParticipantChange.ChangesRole;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.PersonKey;
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

    void apply(ParticipantChange change, long sequence) {
        Participant next = next(rows.get(change.person()), change, sequence);
        if (next != null) {
            rows.put(next.person(), next);
        }
    }

    private @Nullable Participant next(@Nullable Participant row, ParticipantChange change, long sequence) {
        if (change instanceof Joins joins) {
            long visibleFrom = history.equals(HistoryPolicy.ALL) ? 1 : sequence;
            long delivered = row == null ? 0 : row.delivered();
            long read = row == null ? 0 : row.read();
            return new Participant(joins.person(), joins.role(), sequence, visibleFrom, 0, delivered, read);
        }
        if (row == null) {
            return null;
        }
        if (change instanceof ChangesRole changes) {
            return with(row, changes.role(), row.left());
        }
        return with(row, row.role(), sequence);
    }

    private static Participant with(Participant row, Role role, long left) {
        return new Participant(row.person(), role, row.joined(), row.visibleFrom(), left, row.delivered(), row.read());
    }

    void raise(PersonKey person, long delivered, long read) {
        rows.computeIfPresent(
                person,
                (key, row) -> new Participant(
                        key,
                        row.role(),
                        row.joined(),
                        row.visibleFrom(),
                        row.left(),
                        Math.max(row.delivered(), Math.max(delivered, read)),
                        Math.max(row.read(), read)));
    }
}
