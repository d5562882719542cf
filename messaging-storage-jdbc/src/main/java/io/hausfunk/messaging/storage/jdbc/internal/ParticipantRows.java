// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.RosterProof;
import io.hausfunk.messaging.storage.RosterProver;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes changed participants. Who raises marks locks the same rows without locking the conversation, so rows are
 * locked in the order of their keys before any is changed.
 */
final class ParticipantRows {
    private static final int NOBODY = 0;

    private static final List<Column> KEY =
            List.of(Column.text("tenant"), Column.uuid("conversation"), Column.uuid("person"));

    private static final List<Column> ALL = List.of(
            Column.text("tenant"),
            Column.uuid("conversation"),
            Column.uuid("person"),
            Column.small("role"),
            Column.small("role_by"),
            Column.number("joined"),
            Column.number("visible_from"),
            Column.number("left_at"),
            Column.uuid("last_set_by"),
            Column.bytes("last_profile"),
            Column.small("banned_by"),
            Column.bytes("proof"));

    private final String lock;
    private final String put;

    ParticipantRows(Dialect dialect) {
        this.lock = dialect.text(
                "SELECT p.tenant, p.conversation, " + Records.PARTICIPANT + " FROM {rows} JOIN {participant} p ON"
                        + " p.tenant = k.tenant AND p.conversation = k.conversation AND p.person = k.person"
                        + " ORDER BY p.tenant, p.conversation, p.person {lock p}",
                KEY);
        this.put = dialect.text(
                "INSERT INTO {participant} (tenant, conversation, person, role, role_by, joined, visible_from, left_at,"
                        + " last_set_by, last_profile, banned_by, delivered, read, proof) SELECT k.tenant, k.conversation,"
                        + " k.person, k.role, k.role_by, k.joined, k.visible_from, k.left_at, k.last_set_by,"
                        + " k.last_profile, k.banned_by, 0, 0, k.proof FROM {rows} WHERE true"
                        + " ON CONFLICT (tenant, conversation, person) DO UPDATE SET role = excluded.role,"
                        + " role_by = excluded.role_by, joined = excluded.joined, visible_from = excluded.visible_from,"
                        + " left_at = excluded.left_at, last_set_by = excluded.last_set_by,"
                        + " last_profile = excluded.last_profile, banned_by = excluded.banned_by,"
                        + " proof = excluded.proof",
                ALL);
    }

    /**
     * The caller has the conversations locked; {@code before} says how they stood then. Nothing for entries without changes.
     *
     * @return what is proven of the rosters afterwards, for each conversation whose participants change
     */
    Map<ConversationRef, @Nullable SealedBytes> apply(
            SqlSession session, List<NumberedEntry> entries, Map<ConversationRef, Before> before) throws SQLException {
        List<NumberedEntry> changing =
                entries.stream().filter(ParticipantRows::changes).toList();
        Map<ConversationRef, @Nullable SealedBytes> rosters = new HashMap<>();
        if (changing.isEmpty()) {
            return rosters;
        }
        Map<Place, @Nullable Participant> rows = locked(session, changing);
        Map<Place, Participant> changed = new LinkedHashMap<>();
        Map<ConversationRef, SealedProfile> described = new HashMap<>();
        for (NumberedEntry numbered : entries) {
            NewEntry entry = numbered.entry();
            ConversationRef ref = entry.conversation();
            List<ParticipantChange> changes = entry.participantChanges();
            if (changes.isEmpty()) {
                describes(entry, described);
                continue;
            }
            Before was = Objects.requireNonNull(before.get(ref));
            SealedProfile profile = described.getOrDefault(ref, was.profile());
            RosterProver prover = entry.prover();
            RosterProof proofs = prover == null ? null : prover.prove(numbered.sequence(), profile);
            rosters.put(ref, proofs == null ? null : proofs.conversation());
            for (ParticipantChange change : changes) {
                Place place = new Place(ref, change.person());
                Participant next = change.applyTo(rows.get(place), numbered.sequence(), was.history(), profile);
                if (next != null) {
                    SealedBytes proof =
                            proofs == null ? null : proofs.participants().get(place.person);
                    Participant proven = next.but().proof(proof).build();
                    rows.put(place, proven);
                    changed.put(place, proven);
                }
            }
            describes(entry, described);
        }
        put(session, changed);
        return rosters;
    }

    /** Whether an entry changes participants. */
    static boolean changes(NumberedEntry numbered) {
        return !numbered.entry().participantChanges().isEmpty();
    }

    private static void describes(NewEntry entry, Map<ConversationRef, SealedProfile> described) {
        for (Effect effect : entry.effects()) {
            if (effect instanceof Effect.Describes describes) {
                described.put(entry.conversation(), describes.profile());
            }
        }
    }

    private Map<Place, @Nullable Participant> locked(SqlSession session, List<NumberedEntry> changing)
            throws SQLException {
        Rows keys = new Rows(KEY);
        changing.stream()
                .flatMap(numbered -> numbered.entry().participantChanges().stream()
                        .map(change -> new Place(numbered.entry().conversation(), change.person())))
                .distinct()
                .forEach(place -> keys.add(
                        place.ref.tenant().value(), place.ref.conversation().value(), place.person.value()));
        Map<Place, @Nullable Participant> rows = new HashMap<>();
        session.query(lock, keys, row -> {
            Participant found = Records.participant(row, 3);
            return rows.put(new Place(Records.ref(row, 1), found.person()), found);
        });
        return rows;
    }

    private void put(SqlSession session, Map<Place, Participant> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        Rows rows = new Rows(ALL);
        changed.forEach((place, row) -> {
            SealedProfile last = row.lastProfile();
            Role banned = row.bannedBy();
            rows.add(
                    place.ref.tenant().value(),
                    place.ref.conversation().value(),
                    place.person.value(),
                    row.role().code(),
                    row.roleBy().code(),
                    row.joined(),
                    row.visibleFrom(),
                    row.left(),
                    last == null ? null : last.setBy().value(),
                    last == null ? null : last.sealed().toByteArray(),
                    banned == null ? NOBODY : banned.code(),
                    bytes(row.proof()));
        });
        session.update(put, rows);
    }

    private static byte @Nullable [] bytes(@Nullable SealedBytes sealed) {
        return sealed == null ? null : sealed.toByteArray();
    }

    /** What of a conversation its participants' rows depend on, before a batch. */
    record Before(HistoryPolicy history, SealedProfile profile) {}

    private record Place(ConversationRef ref, PersonKey person) {}
}
