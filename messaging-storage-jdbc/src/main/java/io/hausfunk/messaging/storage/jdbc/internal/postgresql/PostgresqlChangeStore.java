// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import io.hausfunk.messaging.storage.ChangeMark;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.Changes;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.jdbc.internal.Database;
import io.hausfunk.messaging.storage.jdbc.internal.Records;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mark is a snapshot of PostgreSQL: which transactions were visible at a moment. Rows carry the transaction that changed
 * them last, so what was not visible then and is now can be told exactly, and nobody waits for anybody.
 */
final class PostgresqlChangeStore implements ChangeStore {
    private static final int MOST = 1000;

    private final Database database;
    private final String now;
    private final String since;

    PostgresqlChangeStore(Database database) {
        this.database = database;
        this.now = "SELECT CAST(pg_current_snapshot() AS text)";
        // stamps from before a restore into another cluster lie in the future here, hence the upper bound
        this.since = database.dialect()
                .text("SELECT CAST(pg_current_snapshot() AS text), " + Records.HEAD
                        + " FROM (SELECT 1) AS one LEFT JOIN (SELECT * FROM {conversation} x"
                        + " WHERE x.changed >= CAST(? AS xid8) AND x.changed < pg_snapshot_xmax(pg_current_snapshot())"
                        + " AND NOT pg_visible_in_snapshot(x.changed, CAST(? AS pg_snapshot)) LIMIT ?) c ON true");
    }

    @Override
    public Changes changedSince(@Nullable ChangeMark mark, int limit) {
        database.ensureOpen();
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a limit is 1 to " + MOST + ", not " + limit);
        }
        Snapshot before = mark == null ? null : Snapshot.parse(mark.value());
        if (before == null) {
            return new Changes(List.of(), current().mark(), mark == null);
        }
        List<ConversationHead> heads = new ArrayList<>();
        String next = database.read("changes", session -> {
            heads.clear();
            return session.query(
                            since,
                            row -> {
                                if (!row.isNull(2)) {
                                    heads.add(Records.head(row, 2));
                                }
                                return row.text(1);
                            },
                            before.min(),
                            before.text(),
                            limit + 1)
                    .get(0);
        });
        Snapshot after = Snapshot.of(next);
        boolean complete = heads.size() <= limit && !before.isAfter(after);
        return new Changes(heads.subList(0, Math.min(limit, heads.size())), after.mark(), complete);
    }

    private Snapshot current() {
        return Snapshot.of(database.read("changes", session -> session.query(now, row -> row.text(1)))
                .get(0));
    }
}
