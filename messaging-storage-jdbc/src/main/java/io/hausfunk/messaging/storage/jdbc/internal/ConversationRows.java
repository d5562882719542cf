// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.jdbc.internal.ParticipantRows.Before;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Locks the conversations of a batch, and moves their heads. */
final class ConversationRows {
    private static final List<Column> KEY = List.of(Column.text("tenant"), Column.uuid("conversation"));

    private static final List<Column> HEADS = List.of(
            Column.text("tenant"),
            Column.uuid("conversation"),
            Column.number("head"),
            Column.number("membership"),
            Column.number("latest"),
            Column.number("latest_at"));

    private static final List<Column> PROFILES = List.of(
            Column.text("tenant"), Column.uuid("conversation"), Column.uuid("profile_set_by"), Column.bytes("profile"));

    private static final List<Column> PROOFS =
            List.of(Column.text("tenant"), Column.uuid("conversation"), Column.bytes("proof"));

    private final String lock;
    private final String prove;
    private final String profiles;
    private final String advance;
    private final String describe;

    ConversationRows(Dialect dialect) {
        String ofRow = "c.tenant = k.tenant AND c.conversation = k.conversation";
        this.lock = dialect.text(
                "SELECT c.tenant, c.conversation, c.history, c.head, c.membership FROM {rows} JOIN {conversation} c ON "
                        + ofRow + " ORDER BY c.tenant, c.conversation {lock c}",
                KEY);
        this.profiles = dialect.text(
                "SELECT c.tenant, c.conversation, c.profile_set_by, c.profile FROM {rows} JOIN {conversation} c ON "
                        + ofRow,
                KEY);
        this.prove = dialect.text("UPDATE {conversation} AS c SET proof = k.proof FROM {rows} WHERE " + ofRow, PROOFS);
        this.advance = dialect.text(
                "UPDATE {conversation} AS c SET head = k.head, membership = k.membership, changed = {changed},"
                        + " latest = CASE WHEN k.latest = 0 THEN c.latest ELSE k.latest END,"
                        + " latest_at = CASE WHEN k.latest = 0 THEN c.latest_at ELSE k.latest_at END"
                        + " FROM {rows} WHERE " + ofRow,
                HEADS);
        this.describe = dialect.text(
                "UPDATE {conversation} AS c SET profile_set_by = k.profile_set_by, profile = k.profile FROM {rows}"
                        + " WHERE "
                        + ofRow,
                PROFILES);
    }

    /** Locks those that exist, all in the same order everywhere, and tells how they stand then. */
    Map<ConversationRef, Standing> lock(SqlSession session, Collection<ConversationRef> refs) throws SQLException {
        Rows rows = new Rows(KEY);
        refs.stream()
                .sorted()
                .forEach(
                        ref -> rows.add(ref.tenant().value(), ref.conversation().value()));
        Map<ConversationRef, Standing> found = new HashMap<>();
        session.query(
                lock,
                rows,
                row -> found.put(
                        Records.ref(row, 1),
                        new Standing(HistoryPolicy.of(row.small(3)), row.number(4), row.number(5), 0, 0)));
        return found;
    }

    /** What locked conversations say of themselves before a batch; asks only for these. */
    Map<ConversationRef, Before> before(SqlSession session, Map<ConversationRef, HistoryPolicy> histories)
            throws SQLException {
        if (histories.isEmpty()) {
            return Map.of();
        }
        Rows rows = new Rows(KEY);
        histories
                .keySet()
                .forEach(
                        ref -> rows.add(ref.tenant().value(), ref.conversation().value()));
        Map<ConversationRef, Before> found = new HashMap<>();
        session.query(profiles, rows, row -> {
            ConversationRef ref = Records.ref(row, 1);
            SealedProfile profile = new SealedProfile(new EntryName(row.uuid(3)), SealedBytes.copyOf(row.bytes(4)));
            return found.put(ref, new Before(Objects.requireNonNull(histories.get(ref)), profile));
        });
        return found;
    }

    /** Keeps what is proven of rosters. */
    void prove(SqlSession session, Map<ConversationRef, @Nullable SealedBytes> rosters) throws SQLException {
        if (rosters.isEmpty()) {
            return;
        }
        Rows rows = new Rows(PROOFS);
        rosters.forEach((ref, proof) ->
                rows.add(ref.tenant().value(), ref.conversation().value(), proof == null ? null : proof.toByteArray()));
        session.update(prove, rows);
    }

    void advance(SqlSession session, AppendPlan plan) throws SQLException {
        Rows heads = new Rows(HEADS);
        plan.heads()
                .forEach((ref, standing) -> heads.add(
                        ref.tenant().value(),
                        ref.conversation().value(),
                        standing.head(),
                        standing.membership(),
                        standing.latest(),
                        standing.latestAt()));
        session.update(advance, heads);
        if (plan.profiles().isEmpty()) {
            return;
        }
        Rows profiles = new Rows(PROFILES);
        plan.profiles()
                .forEach((ref, profile) -> profiles.add(
                        ref.tenant().value(),
                        ref.conversation().value(),
                        profile.setBy().value(),
                        profile.sealed().toByteArray()));
        session.update(describe, profiles);
    }

    /** How a conversation stands; {@code latest} is the entry of interest that the batch brings last, 0 for none. */
    record Standing(HistoryPolicy history, long head, long membership, long latest, long latestAt) {}
}
