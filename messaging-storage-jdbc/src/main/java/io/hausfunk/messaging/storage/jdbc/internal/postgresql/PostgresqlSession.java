// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.jdbc.internal.Row;
import io.hausfunk.messaging.storage.jdbc.internal.Rows;
import io.hausfunk.messaging.storage.jdbc.internal.SqlSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements on a connection. The settings of a transaction travel with its first statement: no round trip of their own. */
final class PostgresqlSession implements SqlSession {
    private final Connection connection;
    private final TransactionSettings settings;
    private final boolean transaction;
    private final Seen seen;
    private final @Nullable History history;
    private @Nullable String number;
    private boolean begun;
    private boolean discarded;

    /**
     * @param transaction whether all statements are one transaction, so that the facts come with the first one only
     * @param history the one that the facts have to confirm
     * @param seen takes the facts, and throws if they are not as they should be
     */
    PostgresqlSession(
            Connection connection,
            TransactionSettings settings,
            boolean transaction,
            @Nullable History history,
            Seen seen) {
        this.connection = connection;
        this.settings = settings;
        this.transaction = transaction;
        this.history = history;
        this.seen = seen;
    }

    /** Takes what the server says of itself. */
    interface Seen {
        void take(ServerFacts facts) throws SQLException;
    }

    /** The number of the transaction; null before its first statement. */
    @Nullable
    String number() {
        return number;
    }

    @Override
    public @Nullable History history() {
        return history;
    }

    boolean discarded() {
        return discarded;
    }

    @Override
    public void discard() {
        discarded = true;
    }

    @Override
    public <T> List<T> query(String sql, Row.Mapper<T> mapper, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql)) {
            bind(statement, 1, arguments);
            return read(statement, mapper);
        }
    }

    @Override
    public <T> List<T> query(String sql, Rows rows, Row.Mapper<T> mapper, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql)) {
            bind(statement, bind(statement, rows), arguments);
            return read(statement, mapper);
        }
    }

    @Override
    public int update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql)) {
            bind(statement, 1, arguments);
            return run(statement);
        }
    }

    @Override
    public int update(String sql, Rows rows) throws SQLException {
        try (PreparedStatement statement = prepare(sql)) {
            bind(statement, rows);
            return run(statement);
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(begun ? sql : settings.statements() + sql);
        settings.limit(statement);
        return statement;
    }

    private <T> List<T> read(PreparedStatement statement, Row.Mapper<T> mapper) throws SQLException {
        execute(statement);
        try (ResultSet result = statement.getResultSet()) {
            PostgresqlRow row = new PostgresqlRow(result);
            List<T> found = new ArrayList<>();
            while (result.next()) {
                found.add(mapper.map(row));
            }
            return found;
        }
    }

    private int run(PreparedStatement statement) throws SQLException {
        execute(statement);
        return Math.max(0, statement.getUpdateCount());
    }

    /** The results of the settings come first. */
    private void execute(PreparedStatement statement) throws SQLException {
        statement.execute();
        if (!begun) {
            for (int skip = settings.skipped(); skip > 0; skip--) {
                statement.getMoreResults();
            }
            take(statement);
            statement.getMoreResults();
            begun = transaction;
        }
    }

    private void take(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.getResultSet()) {
            if (result == null || !result.next()) {
                throw new StorageException(ErrorCode.STORAGE_SCHEMA_MISMATCH, "the row of the history is missing");
            }
            ServerFacts facts = ServerFacts.of(new PostgresqlRow(result));
            number = facts.transaction();
            seen.take(facts);
        }
    }

    private int bind(PreparedStatement statement, Rows rows) throws SQLException {
        int columns = rows.columns().size();
        for (int column = 0; column < columns; column++) {
            @Nullable Object[] values = ColumnArray.of(rows, column);
            String type = PostgresqlDialect.type(rows.columns().get(column));
            statement.setArray(column + 1, connection.createArrayOf(type, values));
        }
        return columns + 1;
    }

    private static void bind(PreparedStatement statement, int first, Object... arguments) throws SQLException {
        int index = first;
        for (Object argument : arguments) {
            if (argument instanceof byte[] bytes) {
                statement.setBytes(index++, bytes);
            } else {
                statement.setObject(index++, argument);
            }
        }
    }

    private static final class PostgresqlRow extends Row {
        PostgresqlRow(ResultSet result) {
            super(result);
        }

        @Override
        public UUID uuid(int column) throws SQLException {
            return result.getObject(column, UUID.class);
        }
    }
}
