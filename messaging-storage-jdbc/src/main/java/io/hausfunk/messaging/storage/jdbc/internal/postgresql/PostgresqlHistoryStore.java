// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.HistoryStore;
import io.hausfunk.messaging.storage.jdbc.internal.Dialect;
import io.hausfunk.messaging.storage.jdbc.internal.HistoryRows;
import io.hausfunk.messaging.storage.jdbc.internal.SqlSession;
import io.hausfunk.messaging.storage.jdbc.internal.postgresql.ServerFacts.HistoryFacts;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks in which history the data is, and leaves a trace: a number in a row of this node's own. Where that number is lower than it
 * was, everything else went back with it, too, and the shared mark is changed so that every node learns of it.
 */
final class PostgresqlHistoryStore implements HistoryStore {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlHistoryStore.class);

    /** Rows of nodes that have not looked for so long are removed. */
    private static final long GONE_AFTER = 24L * 60 * 60 * 1000;

    private final Transactions transactions;
    private final KnownHistory known;
    private final UUID node;
    private final String find;
    private final String change;
    private final String beat;
    private final String forget;

    /** Looks over {@code transactions}, which compare nothing themselves. */
    PostgresqlHistoryStore(Transactions transactions, KnownHistory known, UUID node, Dialect dialect, String timeline) {
        this.transactions = transactions;
        this.known = known;
        this.node = node;
        this.find =
                dialect.text("SELECT " + ServerFacts.columnsWithHistory("NULL", timeline) + ServerFacts.tables(node));
        this.change = dialect.text("UPDATE {history} SET mark = ? WHERE node = ? AND mark = ?");
        this.beat = dialect.text("INSERT INTO {history} AS h (node, mark, beat, seen_at) VALUES (?, ?, ?, {now})"
                + " ON CONFLICT (node) DO UPDATE SET beat = excluded.beat, seen_at = excluded.seen_at");
        this.forget =
                dialect.text("DELETE FROM {history} WHERE node <> ? AND node <> ? AND seen_at < {now} - " + GONE_AFTER);
    }

    @Override
    public synchronized History current() {
        HistoryFacts before = known.last();
        HistoryFacts now = transactions.write("history", session -> look(session, before));
        known.looked(now);
        return KnownHistory.name(now);
    }

    @Override
    public synchronized void look() {
        HistoryFacts before = known.expected();
        HistoryFacts now = transactions.write("history", session -> {
            known.check(before, found(session));
            return look(session, before);
        });
        known.advanced(before, now);
    }

    /** The first look. Where nothing can be written, reading goes on, so then it leaves no trace. */
    void open() {
        try {
            HistoryFacts first = transactions.write("history", session -> {
                session.update(forget, HistoryRows.SHARED, node);
                return look(session, null);
            });
            known.looked(first);
        } catch (StorageException e) {
            switch (e.code()) {
                case STORAGE_READ_ONLY, STORAGE_FULL -> known.looked(transactions.read("history", this::found));
                case STORAGE_SCHEMA_MISMATCH -> LOG.debug("No history: what is missing shows with the first call");
                default -> throw e;
            }
        }
    }

    private HistoryFacts look(SqlSession session, @Nullable HistoryFacts before) throws SQLException {
        HistoryFacts found = found(session);
        UUID mark = found.mark();
        if (before != null && found.beat() < before.beat() && mark.equals(before.mark())) {
            session.update(change, UUID.randomUUID(), HistoryRows.SHARED, mark);
            mark = found(session).mark();
        }
        long next = Math.max(found.beat(), before == null ? 0 : before.beat()) + 1;
        session.update(beat, node, HistoryRows.SHARED, next);
        return new HistoryFacts(found.timeline(), found.table(), mark, next);
    }

    private HistoryFacts found(SqlSession session) throws SQLException {
        return session.query(find, ServerFacts::of).stream()
                .map(ServerFacts::history)
                .findFirst()
                .orElseThrow(() ->
                        new StorageException(ErrorCode.STORAGE_SCHEMA_MISMATCH, "the row of the history is missing"));
    }
}
