// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.NewEntry;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;

/** Reads in which history a transaction happens. */
public final class HistoryRows {
    /** In place of a node: the row whose mark is that of the history. */
    public static final UUID SHARED = new UUID(0, 0);

    private final String mark;

    /** Prepares the statement. */
    public HistoryRows(Dialect dialect) {
        this.mark = dialect.text("SELECT mark FROM {history} WHERE node = ?");
    }

    /** The history of a session. */
    public History of(SqlSession session) throws SQLException {
        History known = session.history();
        return known != null
                ? known
                : new History(
                        session.query(mark, row -> row.uuid(1), SHARED).get(0).toString());
    }

    /** Whether an entry rests on the history of a session. */
    boolean fits(SqlSession session, NewEntry entry) throws SQLException {
        return entry.expectedHistory() == null || Objects.equals(entry.expectedHistory(), of(session));
    }
}
