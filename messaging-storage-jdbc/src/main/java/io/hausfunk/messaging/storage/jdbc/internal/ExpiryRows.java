// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.Expiring;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements on entries that are to be emptied. */
final class ExpiryRows {
    static final List<Column> KEY =
            List.of(Column.text("tenant"), Column.uuid("conversation"), Column.number("sequence"));
    private static final List<Column> ROW = List.of(
            Column.text("tenant"), Column.uuid("conversation"), Column.number("sequence"), Column.number("expires_at"));

    private final String insert;
    private final String delete;
    private final String firstPage;
    private final String nextPage;

    ExpiryRows(Dialect dialect) {
        this.insert = dialect.text(
                "INSERT INTO {expiry} (tenant, conversation, sequence, expires_at) SELECT k.tenant, k.conversation,"
                        + " k.sequence, k.expires_at FROM {rows}",
                ROW);
        this.delete = dialect.text(
                "DELETE FROM {expiry} WHERE (tenant, conversation, sequence) IN (SELECT k.tenant, k.conversation,"
                        + " k.sequence FROM {rows})",
                KEY);
        String key = "x.expires_at, x.tenant, x.conversation, x.sequence";
        String select = "SELECT " + key + " FROM {expiry} x WHERE x.expires_at <= ?";
        String order = " ORDER BY " + key + " LIMIT ?";
        this.firstPage = dialect.text(select + order);
        this.nextPage = dialect.text(select + " AND (" + key + ") > (?, ?, ?, ?)" + order);
    }

    void add(SqlSession session, List<NumberedEntry> entries) throws SQLException {
        Rows rows = new Rows(ROW);
        for (NumberedEntry numbered : entries) {
            for (Effect effect : numbered.entry().effects()) {
                if (effect instanceof Effect.Expires expires) {
                    rows.add(
                            numbered.entry().conversation().tenant().value(),
                            numbered.entry().conversation().conversation().value(),
                            numbered.sequence(),
                            expires.at().toEpochMilli());
                }
            }
        }
        if (rows.size() > 0) {
            session.update(insert, rows);
        }
    }

    void remove(SqlSession session, Rows keys) throws SQLException {
        if (keys.size() > 0) {
            session.update(delete, keys);
        }
    }

    List<Expiring> list(SqlSession session, long upTo, @Nullable Expiring after, int limit) throws SQLException {
        if (after == null) {
            return session.query(firstPage, ExpiryRows::row, upTo, limit);
        }
        return session.query(
                nextPage,
                ExpiryRows::row,
                upTo,
                after.at().toEpochMilli(),
                after.conversation().tenant().value(),
                after.conversation().conversation().value(),
                after.sequence(),
                limit);
    }

    private static Expiring row(Row row) throws SQLException {
        return new Expiring(Instant.ofEpochMilli(row.number(1)), Records.ref(row, 2), row.number(4));
    }
}
