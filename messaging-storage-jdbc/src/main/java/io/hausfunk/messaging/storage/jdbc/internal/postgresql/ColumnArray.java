// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import io.hausfunk.messaging.storage.jdbc.internal.Column;
import io.hausfunk.messaging.storage.jdbc.internal.Rows;
import java.util.UUID;

/** A column of rows as an array whose own type says what it holds: only then does the driver send it in binary. */
final class ColumnArray {
    private ColumnArray() {}

    static Object[] of(Rows rows, int column) {
        Object[] values = empty(rows.columns().get(column).type(), rows.size());
        for (int row = 0; row < values.length; row++) {
            values[row] = rows.value(row, column);
        }
        return values;
    }

    private static Object[] empty(Column.Type type, int size) {
        return switch (type) {
            case TEXT -> new String[size];
            case UUID -> new UUID[size];
            case BYTES -> new byte[size][];
            case LONG -> new Long[size];
            case INT -> new Integer[size];
        };
    }
}
