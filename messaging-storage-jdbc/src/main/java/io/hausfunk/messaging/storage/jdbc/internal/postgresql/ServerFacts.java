// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import io.hausfunk.messaging.storage.jdbc.internal.HistoryRows;
import io.hausfunk.messaging.storage.jdbc.internal.Row;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the server says of itself together with the first statement of each call, without a round trip of its own.
 *
 * @param transaction the number of the transaction, null for a query alone
 * @param process the server process that answers
 * @param history in which history it answers; null if that was not asked
 */
record ServerFacts(
        @Nullable String transaction, int process, @Nullable HistoryFacts history) {
    /** How many columns {@link #columns} has. */
    static final int COLUMNS = 6;

    /**
     * What is known of the history without a look at what it holds.
     *
     * @param timeline raised whenever a server takes over or recovers to a point in time; empty if it cannot be read
     * @param table the table's own number, another one after a restore that made it anew
     * @param mark as it is stored
     * @param beat how often this node has looked; -1 if its row is not there
     */
    record HistoryFacts(String timeline, long table, UUID mark, long beat) {}

    /** Without a history. */
    static String columns(String transaction) {
        return transaction + ", pg_backend_pid(), NULL, NULL, NULL, NULL";
    }

    /** With the history of a node, from {@link #tables}. */
    static String columnsWithHistory(String transaction, String timeline) {
        return transaction + ", pg_backend_pid(), " + timeline
                + ", CAST(h.tableoid AS bigint), h.mark, coalesce(n.beat, -1)";
    }

    static String tables(UUID node) {
        return " FROM {history} h LEFT JOIN {history} n ON n.node = '" + node + "' WHERE h.node = '"
                + HistoryRows.SHARED + "'";
    }

    static ServerFacts of(Row row) throws SQLException {
        HistoryFacts history =
                row.isNull(5) ? null : new HistoryFacts(row.text(3), row.number(4), row.uuid(5), row.number(6));
        return new ServerFacts(row.isNull(1) ? null : row.text(1), row.small(2), history);
    }
}
