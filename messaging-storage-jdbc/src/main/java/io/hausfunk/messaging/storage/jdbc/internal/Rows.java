// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows for a statement that stands {@code {rows}} in its text: one call, however many rows. */
public final class Rows {
    private final List<Column> columns;
    private final List<@Nullable Object[]> values = new ArrayList<>();

    /** No rows yet. */
    public Rows(List<Column> columns) {
        this.columns = columns;
    }

    /** Adds a row; one value a column. */
    public Rows add(@Nullable Object... row) {
        if (row.length != columns.size()) {
            throw new IllegalArgumentException("a row needs " + columns.size() + " values");
        }
        values.add(row);
        return this;
    }

    /** The columns. */
    public List<Column> columns() {
        return columns;
    }

    /** How many rows. */
    public int size() {
        return values.size();
    }

    /** The value in a row and column, both from 0. */
    public @Nullable Object value(int row, int column) {
        return values.get(row)[column];
    }
}
