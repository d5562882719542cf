// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.jdbc.internal.Annex.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes annexes together with their counts, so that the two always agree. Under the lock of their conversation. */
final class AnnexRows {
    private static final List<Column> KEY = List.of(
            Column.text("tenant"),
            Column.uuid("conversation"),
            Column.number("target"),
            Column.small("relation"),
            Column.uuid("choice"));
    private static final List<Column> ROW = and(Column.number("sequence"), Column.uuid("author"));
    private static final List<Column> NUMBER = and(Column.number("sequence"));
    private static final List<Column> COUNT = and(Column.number("annexes"), Column.number("latest"));

    private static final String NAMES = "tenant, conversation, target, relation, choice";
    private static final String VALUES = "k.tenant, k.conversation, k.target, k.relation, k.choice";

    private final String insert;
    private final String countUp;
    private final String delete;
    private final String countDown;
    private final String sweep;

    AnnexRows(Dialect dialect) {
        this.insert = dialect.text(
                "INSERT INTO {annex} (" + NAMES + ", sequence, author) SELECT " + VALUES
                        + ", k.sequence, k.author FROM {rows}",
                ROW);
        this.countUp = dialect.text(
                "INSERT INTO {annex_count} AS n (" + NAMES + ", annexes, latest) SELECT " + VALUES
                        + ", k.annexes, k.latest FROM {rows} WHERE true ON CONFLICT (" + NAMES
                        + ") DO UPDATE SET annexes = n.annexes + excluded.annexes, latest = excluded.latest",
                COUNT);
        this.delete = dialect.text(
                "DELETE FROM {annex} WHERE (" + NAMES + ", sequence) IN (SELECT " + VALUES
                        + ", k.sequence FROM {rows})",
                NUMBER);
        this.countDown = dialect.text(
                "UPDATE {annex_count} AS n SET annexes = n.annexes - k.annexes, latest = coalesce((SELECT"
                        + " max(a.sequence) FROM {annex} a"
                        + " WHERE"
                        + " " + same("a", "n") + "), 0) FROM {rows} WHERE " + same("n", "k"),
                COUNT);
        this.sweep = dialect.text(
                "DELETE FROM {annex_count} WHERE annexes < 1 AND (" + NAMES + ") IN (SELECT " + VALUES
                        + " FROM {rows})",
                KEY);
    }

    void add(SqlSession session, List<Annex> annexes) throws SQLException {
        if (annexes.isEmpty()) {
            return;
        }
        Rows rows = new Rows(ROW);
        annexes.forEach(annex ->
                rows.add(annex.place().columns(annex.sequence(), annex.author().value())));
        session.update(insert, rows);
        session.update(countUp, counts(annexes));
    }

    void remove(SqlSession session, List<Annex> annexes) throws SQLException {
        if (annexes.isEmpty()) {
            return;
        }
        Rows rows = new Rows(NUMBER);
        annexes.forEach(annex -> rows.add(annex.place().columns(annex.sequence())));
        Rows keys = new Rows(KEY);
        annexes.stream().map(Annex::place).distinct().forEach(place -> keys.add(place.columns()));
        session.update(delete, rows);
        session.update(countDown, counts(annexes));
        session.update(sweep, keys);
    }

    private static Rows counts(List<Annex> annexes) {
        Map<Place, List<Long>> numbers = new LinkedHashMap<>();
        annexes.forEach(annex -> numbers.computeIfAbsent(annex.place(), place -> new ArrayList<>())
                .add(annex.sequence()));
        Rows rows = new Rows(COUNT);
        numbers.forEach((place, all) -> rows.add(place.columns((long) all.size(), all.get(all.size() - 1))));
        return rows;
    }

    private static String same(String one, String other) {
        return Stream.of(NAMES.split(", ", -1))
                .map(name -> one + "." + name + " = " + other + "." + name)
                .reduce((all, next) -> all + " AND " + next)
                .orElseThrow();
    }

    private static List<Column> and(Column... more) {
        return Stream.concat(KEY.stream(), Stream.of(more)).toList();
    }
}
