// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.jdbc.internal.Column;
import io.hausfunk.messaging.storage.jdbc.internal.Row;
import io.hausfunk.messaging.storage.jdbc.internal.Rows;
import io.hausfunk.messaging.storage.jdbc.internal.SqlSession;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements on a connection to the file. */
final class SqliteSession implements SqlSession {
    private final SqliteConnection connection;
    private boolean discarded;

    SqliteSession(SqliteConnection connection) {
        this.connection = connection;
    }

    boolean discarded() {
        return discarded;
    }

    @Override
    public @Nullable History history() {
        return null;
    }

    @Override
    public void discard() {
        discarded = true;
    }

    @Override
    public <T> List<T> query(String sql, Row.Mapper<T> mapper, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepared(sql);
        bind(statement, 1, arguments);
        List<T> found = new ArrayList<>();
        read(statement, mapper, found);
        return found;
    }

    @Override
    public <T> List<T> query(String sql, Rows rows, Row.Mapper<T> mapper, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepared(sql);
        List<T> found = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            bind(statement, bind(statement, rows, row), arguments);
            read(statement, mapper, found);
        }
        return found;
    }

    @Override
    public int update(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepared(sql);
        bind(statement, 1, arguments);
        return statement.executeUpdate();
    }

    @Override
    public int update(String sql, Rows rows) throws SQLException {
        PreparedStatement statement = connection.prepared(sql);
        int changed = 0;
        for (int row = 0; row < rows.size(); row++) {
            bind(statement, rows, row);
            changed += statement.executeUpdate();
        }
        return changed;
    }

    private static <T> void read(PreparedStatement statement, Row.Mapper<T> mapper, List<T> into) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            SqliteRow row = new SqliteRow(result);
            while (result.next()) {
                into.add(mapper.map(row));
            }
        }
    }

    private static int bind(PreparedStatement statement, Rows rows, int row) throws SQLException {
        List<Column> columns = rows.columns();
        for (int column = 0; column < columns.size(); column++) {
            bindOne(statement, column + 1, rows.value(row, column));
        }
        return columns.size() + 1;
    }

    private static void bind(PreparedStatement statement, int first, Object... arguments) throws SQLException {
        int index = first;
        for (Object argument : arguments) {
            bindOne(statement, index++, argument);
        }
    }

    private static void bindOne(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value instanceof UUID uuid) {
            statement.setBytes(index, bytes(uuid));
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Number number) {
            statement.setLong(index, number.longValue());
        } else {
            statement.setObject(index, value);
        }
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static final class SqliteRow extends Row {
        SqliteRow(ResultSet result) {
            super(result);
        }

        @Override
        public UUID uuid(int column) throws SQLException {
            ByteBuffer bytes = ByteBuffer.wrap(result.getBytes(column));
            return new UUID(bytes.getLong(), bytes.getLong());
        }
    }
}
