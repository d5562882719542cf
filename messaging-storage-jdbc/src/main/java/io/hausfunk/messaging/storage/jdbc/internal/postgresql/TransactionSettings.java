// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one call, whatever the host's connection was set to before, and what the server says of itself.
 *
 * @param statements run before the first statement; the last one gives the {@link ServerFacts}
 * @param skipped how many results come before the facts
 * @param seconds after which the driver cancels a statement; 0 if the server does
 */
record TransactionSettings(String statements, int skipped, int seconds) {
    /**
     * A node that is frozen, or cut off, in the middle of an append holds the rows of conversations that others write to. The
     * server ends such a transaction after so many milliseconds without a statement; who was only slow may try again.
     */
    private static final long IDLE_AFTER = 1500;

    /** A query alone: a commit of its own, so only the driver can limit it without another round trip. */
    static TransactionSettings reading(Duration statement, HistoryColumns history) {
        String text = "SELECT " + history.columns("NULL") + history.tables() + "; ";
        return new TransactionSettings(text, 0, Math.toIntExact(Math.max(1, (statement.toMillis() + 999) / 1000)));
    }

    /**
     * A transaction. A commit must be on disk before it is acknowledged: {@code off} is not enough, and all other values
     * of {@code synchronous_commit} are at least that.
     */
    static TransactionSettings writing(Duration statement, Duration lock, HistoryColumns history) {
        String text = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; "
                + "SELECT " + history.columns("CAST(pg_current_xact_id() AS text)") + ", "
                + "set_config('statement_timeout', '" + statement.toMillis() + "', true), "
                + "set_config('lock_timeout', '" + lock.toMillis() + "', true), "
                + "set_config('idle_in_transaction_session_timeout', '" + IDLE_AFTER + "', true), "
                + "set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' "
                + "ELSE current_setting('synchronous_commit') END, true)" + history.tables() + "; ";
        return new TransactionSettings(text, 1, 0);
    }

    void limit(PreparedStatement statement) throws SQLException {
        if (seconds > 0) {
            statement.setQueryTimeout(seconds);
        }
    }

    /**
     * How the history is asked for.
     *
     * @param timeline the expression for the timeline, or null to ask for no history
     * @param tables where the rest comes from
     */
    record HistoryColumns(@Nullable String timeline, String tables) {
        /** Nothing is asked. */
        static final HistoryColumns NONE = new HistoryColumns(null, "");

        String columns(String transaction) {
            return timeline == null
                    ? ServerFacts.columns(transaction)
                    : ServerFacts.columnsWithHistory(transaction, timeline);
        }
    }
}
