// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.jdbc.internal.ParticipantPatches.Joining;
import io.hausfunk.messaging.storage.jdbc.internal.ParticipantPatches.Patch;
import io.hausfunk.messaging.storage.jdbc.internal.ParticipantPatches.Place;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Writes changed participants. Who raises marks locks the same rows without locking the conversation, so rows are
 * locked in the order of their keys before any is changed.
 */
final class ParticipantRows {
    private static final int UNCHANGED = -1;

    private static final List<Column> KEY =
            List.of(Column.text("tenant"), Column.uuid("conversation"), Column.uuid("person"));

    private static final List<Column> JOINED = List.of(
            Column.text("tenant"),
            Column.uuid("conversation"),
            Column.uuid("person"),
            Column.small("role"),
            Column.number("joined"),
            Column.number("visible_from"),
            Column.number("left_at"));

    private static final List<Column> CHANGED = List.of(
            Column.text("tenant"),
            Column.uuid("conversation"),
            Column.uuid("person"),
            Column.small("role"),
            Column.number("left_at"));

    private final String lock;
    private final String join;
    private final String change;

    ParticipantRows(Dialect dialect) {
        String ofRow = "p.tenant = k.tenant AND p.conversation = k.conversation AND p.person = k.person";
        this.lock = dialect.text(
                "SELECT p.tenant FROM {rows} JOIN {participant} p ON " + ofRow
                        + " ORDER BY p.tenant, p.conversation, p.person {lock p}",
                KEY);
        this.join = dialect.text(
                "INSERT INTO {participant} (tenant, conversation, person, role, joined, visible_from, left_at, delivered,"
                        + " read) SELECT k.tenant, k.conversation, k.person, k.role, k.joined, k.visible_from, k.left_at,"
                        + " 0, 0 FROM {rows} WHERE true ON CONFLICT (tenant, conversation, person) DO UPDATE SET"
                        + " role = excluded.role, joined = excluded.joined, visible_from = excluded.visible_from,"
                        + " left_at = excluded.left_at",
                JOINED);
        this.change = dialect.text(
                "UPDATE {participant} AS p SET role = CASE WHEN k.role < 0 THEN p.role ELSE k.role END,"
                        + " left_at = CASE WHEN k.left_at < 0 THEN p.left_at ELSE k.left_at END FROM {rows} WHERE "
                        + ofRow,
                CHANGED);
    }

    void apply(SqlSession session, ParticipantPatches patches) throws SQLException {
        if (patches.all().isEmpty()) {
            return;
        }
        Rows keys = new Rows(KEY);
        Rows joined = new Rows(JOINED);
        Rows changed = new Rows(CHANGED);
        for (Map.Entry<Place, Patch> each : patches.all().entrySet()) {
            String tenant = each.getKey().conversation().tenant().value();
            Object conversation = each.getKey().conversation().conversation().value();
            Object person = each.getKey().person().value();
            Patch patch = each.getValue();
            int role = code(patch.role());
            long left = patch.left() == null ? UNCHANGED : patch.left();
            Joining joining = patch.joining();
            keys.add(tenant, conversation, person);
            if (joining != null) {
                joined.add(tenant, conversation, person, role, joining.sequence(), joining.visibleFrom(), left);
            } else {
                changed.add(tenant, conversation, person, role, left);
            }
        }
        session.query(lock, keys, row -> row.text(1));
        if (joined.size() > 0) {
            session.update(join, joined);
        }
        if (changed.size() > 0) {
            session.update(change, changed);
        }
    }

    private static int code(@org.jspecify.annotations.Nullable Role role) {
        return role == null ? UNCHANGED : role.code();
    }
}
