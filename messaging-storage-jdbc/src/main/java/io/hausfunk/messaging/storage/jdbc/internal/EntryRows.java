// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.EffectCodec;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.StandingRule;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes entries, and finds those whose names are taken. */
final class EntryRows {
    private static final List<Column> COLUMNS = List.of(
            Column.text("tenant"),
            Column.uuid("conversation"),
            Column.number("sequence"),
            Column.uuid("name"),
            Column.uuid("fingerprint"),
            Column.uuid("author"),
            Column.number("at_ms"),
            Column.small("kind"),
            Column.small("unread"),
            Column.small("standing"),
            Column.bytes("effects"),
            Column.bytes("envelope"));

    private static final List<Column> NAME =
            List.of(Column.text("tenant"), Column.uuid("conversation"), Column.uuid("name"));

    private final String insert;
    private final String findNames;

    EntryRows(Dialect dialect) {
        String names =
                "tenant, conversation, sequence, name, fingerprint, author, at_ms, kind, unread, standing, effects,"
                        + " envelope";
        this.insert = dialect.text(
                "INSERT INTO {entry} (" + names
                        + ") SELECT k.tenant, k.conversation, k.sequence, k.name, k.fingerprint,"
                        + " k.author, k.at_ms, k.kind, k.unread, k.standing, k.effects, k.envelope FROM {rows} WHERE true"
                        + " ON CONFLICT (tenant, conversation, name) DO NOTHING",
                COLUMNS);
        this.findNames = dialect.text(
                "SELECT e.tenant, e.conversation, e.name, e.sequence, e.fingerprint FROM {rows} JOIN {entry} e"
                        + " ON e.tenant = k.tenant AND e.conversation = k.conversation AND e.name = k.name",
                NAME);
    }

    /** Writes those whose names are free; tells how many. */
    int insert(SqlSession session, List<NumberedEntry> entries) throws SQLException {
        Rows rows = new Rows(COLUMNS);
        for (NumberedEntry numbered : entries) {
            NewEntry entry = numbered.entry();
            rows.add(
                    entry.conversation().tenant().value(),
                    entry.conversation().conversation().value(),
                    numbered.sequence(),
                    entry.name().value(),
                    entry.fingerprint().value(),
                    entry.author().value(),
                    entry.at().toEpochMilli(),
                    entry.kind().code(),
                    entry.countsAsUnread() ? 1 : 0,
                    StandingRule.standing(entry, numbered.sequence()) ? 1 : 0,
                    entry.effects().isEmpty() ? null : EffectCodec.encode(entry.effects()),
                    entry.envelope().toByteArray());
        }
        return session.update(insert, rows);
    }

    /** What is stored already under the names of these entries. */
    Map<NameKey, Known> known(SqlSession session, List<NewEntry> entries) throws SQLException {
        Rows rows = new Rows(NAME);
        entries.stream()
                .map(NameKey::of)
                .distinct()
                .forEach(key -> rows.add(
                        key.conversation().tenant().value(),
                        key.conversation().conversation().value(),
                        key.name()));
        Map<NameKey, Known> known = new HashMap<>();
        session.query(
                findNames,
                rows,
                row -> known.put(
                        new NameKey(Records.ref(row, 1), row.uuid(3)), new Known(row.number(4), row.uuidOrNull(5))));
        return known;
    }

    /** What is stored under a name. Once it is emptied it has no fingerprint, and whatever comes under its name is the same. */
    record Known(long sequence, @Nullable UUID fingerprint) {
        boolean same(NewEntry entry) {
            return fingerprint == null || fingerprint.equals(entry.fingerprint().value());
        }
    }
}
