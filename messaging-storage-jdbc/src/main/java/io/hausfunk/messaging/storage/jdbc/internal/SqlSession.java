// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.History;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements on one connection, within one {@link Database#read} or {@link Database#write}. */
public interface SqlSession {
    /** Runs a query; {@code arguments} are text, numbers, UUIDs or bytes, in the order of the question marks. */
    <T> List<T> query(String sql, Row.Mapper<T> mapper, Object... arguments) throws SQLException;

    /**
     * Runs a query whose text has {@code {rows}}, which comes before all question marks of its own; results come in no
     * order across rows unless the text says so.
     */
    <T> List<T> query(String sql, Rows rows, Row.Mapper<T> mapper, Object... arguments) throws SQLException;

    /** Changes rows; tells how many. */
    int update(String sql, Object... arguments) throws SQLException;

    /** Changes rows by a statement whose text has {@code {rows}}; tells how many. */
    int update(String sql, Rows rows) throws SQLException;

    /** The history in which all of this happens; null if it has to be read. */
    @Nullable
    History history();

    /** Whatever was changed is taken back when the work returns, which then counts as done. */
    void discard();

    /** What is done with a session. May run several times, so it changes nothing but the database. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it. */
        T run(SqlSession session) throws SQLException;
    }
}
