// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row of a result; columns count from 1. */
public abstract class Row {
    /** Where the values come from. */
    protected final ResultSet result;

    /** Reads from a result. */
    protected Row(ResultSet result) {
        this.result = result;
    }

    /** 128 bits. */
    public abstract UUID uuid(int column) throws SQLException;

    /** 128 bits, or null. */
    public final @Nullable UUID uuidOrNull(int column) throws SQLException {
        return isNull(column) ? null : uuid(column);
    }

    /** Text. */
    public final String text(int column) throws SQLException {
        return result.getString(column);
    }

    /** A number; 0 for null. */
    public final long number(int column) throws SQLException {
        return result.getLong(column);
    }

    /** A small number; 0 for null. */
    public final int small(int column) throws SQLException {
        return result.getInt(column);
    }

    /** Bytes. */
    public final byte[] bytes(int column) throws SQLException {
        return result.getBytes(column);
    }

    /** Bytes, or null. */
    public final byte @Nullable [] bytesOrNull(int column) throws SQLException {
        return result.getBytes(column);
    }

    /** Whether a column of this row is null. */
    public final boolean isNull(int column) throws SQLException {
        return result.getObject(column) == null;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Mapper<T> {
        /** What this row stands for. */
        T map(Row row) throws SQLException;
    }
}
