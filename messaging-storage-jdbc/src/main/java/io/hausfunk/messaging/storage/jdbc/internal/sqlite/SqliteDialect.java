// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.storage.jdbc.internal.Column;
import io.hausfunk.messaging.storage.jdbc.internal.Dialect;
import io.hausfunk.messaging.storage.jdbc.internal.Tables;
import java.util.List;
import java.util.stream.Collectors;

/** A statement with rows runs once for each row: there is no network in between that would make this slow. */
final class SqliteDialect implements Dialect {
    private final Tables tables;

    SqliteDialect(Tables tables) {
        this.tables = tables;
    }

    @Override
    public String text(String template, List<Column> rows) {
        String columns = rows.stream().map(column -> "? AS " + column.name()).collect(Collectors.joining(", "));
        String text = template.replace("{rows}", "(SELECT " + columns + ") AS k")
                .replaceAll("\\{(lock|free|guard) (\\w+)}", "") // there is one writer
                .replace("{by person}", "INDEXED BY {participant}_person")
                .replace("{now}", "CAST(unixepoch('subsec') * 1000 AS INTEGER)")
                .replace("{token}", "{changed}")
                .replace("{changed}", "(SELECT number FROM {commit})");
        return tables.into(text);
    }

    @Override
    public String entriesOfRanges(String columns) {
        return "SELECT " + columns + " FROM {rows} JOIN {entry} e ON e.tenant = k.tenant"
                + " AND e.conversation = k.conversation AND e.sequence > k.after AND e.sequence <= k.upto"
                + " ORDER BY e.sequence LIMIT ?";
    }

    @Override
    public String annexNumbers() {
        return "SELECT a.sequence FROM {rows} JOIN {annex} a ON a.tenant = k.tenant AND a.conversation ="
                + " k.conversation AND a.target = k.target AND a.relation = k.relation AND a.choice = k.choice AND"
                + " a.sequence > k.after ORDER BY a.sequence LIMIT ?";
    }

    @Override
    public String versionTables() {
        return "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '{version}'";
    }

    @Override
    public int rangesAtOnce() {
        return 1;
    }
}
