// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import io.hausfunk.messaging.storage.jdbc.internal.Column;
import io.hausfunk.messaging.storage.jdbc.internal.Rows;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A column of rows as an array whose own type says what it holds: only then does the driver send it in binary. */
final class ColumnArray {
    private ColumnArray() {}

    static @Nullable Object[] of(Rows rows, int column) {
        @Nullable Object[] values = empty(rows.columns().get(column).type(), rows.size());
        for (int row = 0; row < values.length; row++) {
            values[row] = rows.value(row, column);
        }
        return values;
    }

    private static @Nullable Object[] empty(Column.Type type, int size) {
        return switch (type) {
            case TEXT -> new @Nullable String[size];
            case UUID -> new @Nullable UUID[size];
            case BYTES -> new byte[size] @Nullable [];
            case LONG -> new @Nullable Long[size];
            case INT -> new @Nullable Integer[size];
        };
    }
}
