// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import io.hausfunk.messaging.storage.jdbc.internal.Column;
import io.hausfunk.messaging.storage.jdbc.internal.Dialect;
import io.hausfunk.messaging.storage.jdbc.internal.Tables;
import java.util.List;
import java.util.stream.Collectors;

/** Rows travel as one array a column, so a statement has the same text for any number of rows. */
final class PostgresqlDialect implements Dialect {
    private static final int RANGES_AT_ONCE = 100;

    private final Tables tables;

    PostgresqlDialect(Tables tables) {
        this.tables = tables;
    }

    @Override
    public String text(String template, List<Column> rows) {
        String arrays = rows.stream().map(column -> "?::" + type(column) + "[]").collect(Collectors.joining(", "));
        String names = rows.stream().map(column -> column.name() + ", ").collect(Collectors.joining());
        String text = template.replace("{rows}", "unnest(" + arrays + ") WITH ORDINALITY AS k(" + names + "ord)")
                .replaceAll("\\{lock (\\w+)}", "FOR UPDATE OF $1")
                .replaceAll("\\{free (\\w+)}", "FOR UPDATE OF $1 SKIP LOCKED")
                .replaceAll("\\{guard (\\w+)}", "FOR KEY SHARE OF $1") // the token is unique, so it is part of a key
                .replace("{by person}", "")
                .replace("{now}", "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)")
                .replace("{token}", "nextval('{lease}_token')")
                .replace("{changed}", "pg_current_xact_id()");
        return tables.into(text);
    }

    /** What a column is called in an array. */
    static String type(Column column) {
        return switch (column.type()) {
            case TEXT -> "varchar";
            case UUID -> "uuid";
            case BYTES -> "bytea";
            case LONG -> "int8";
            case INT -> "int4";
        };
    }

    @Override
    public String entriesOfRanges(String columns) {
        return "SELECT " + columns
                + " FROM {rows} CROSS JOIN LATERAL (SELECT * FROM {entry} x WHERE x.tenant = k.tenant"
                + " AND x.conversation = k.conversation AND x.sequence > k.after AND x.sequence <= k.upto"
                + " ORDER BY x.sequence LIMIT k.most) e ORDER BY k.ord, e.sequence LIMIT ?";
    }

    @Override
    public String annexNumbers() {
        return "SELECT DISTINCT a.sequence FROM {rows} CROSS JOIN LATERAL (SELECT x.sequence FROM {annex} x"
                + " WHERE x.tenant = k.tenant AND x.conversation = k.conversation AND x.target = k.target"
                + " AND x.relation = k.relation AND x.choice = k.choice AND x.sequence > k.after"
                + " ORDER BY x.sequence LIMIT k.most) a ORDER BY a.sequence LIMIT ?";
    }

    @Override
    public String versionTables() {
        return "SELECT count(*) FROM pg_class WHERE oid = to_regclass('{version}')";
    }

    @Override
    public int rangesAtOnce() {
        return RANGES_AT_ONCE;
    }
}
