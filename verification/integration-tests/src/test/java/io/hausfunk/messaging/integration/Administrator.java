// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody with every right in the database and no key, at work with plain SQL while no engine runs. */
final class Administrator implements AutoCloseable {
    private final Place place;
    private final Connection connection;

    /** A row of the table of entries. */
    record Row(TenantId tenant, ConversationId conversation, long sequence) {}

    Administrator(Place place) {
        this.place = place;
        try {
            this.connection = place.connection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Object entry(Row row, String column) {
        return one(
                "SELECT " + column + " FROM hausfunk_entry WHERE tenant = ? AND conversation = ? AND sequence = ?",
                key(row));
    }

    void setEntry(Row row, String column, Object value) {
        assertThat(update(
                        "UPDATE hausfunk_entry SET " + column
                                + " = ? WHERE tenant = ? AND conversation = ? AND sequence = ?",
                        append(value, key(row))))
                .isEqualTo(1);
    }

    /** Swaps a column of two entries. Done twice, all is as it was. */
    void swap(Row one, Row other, String column) {
        Object first = entry(one, column);
        Object second = entry(other, column);
        setEntry(one, column, second);
        setEntry(other, column, first);
    }

    /** Swaps whole entries: each gets the other's number. */
    void swapNumbers(Row one, Row other) {
        setEntry(one, "sequence", 1_000_000L);
        setEntry(other, "sequence", one.sequence());
        setEntry(new Row(one.tenant(), one.conversation(), 1_000_000L), "sequence", other.sequence());
    }

    /** Flips a bit in the middle. Done twice, all is as it was. */
    void flip(Row row, String column) {
        byte[] bytes = ((byte[]) entry(row, column)).clone();
        bytes[bytes.length / 2] ^= 1;
        setEntry(row, column, bytes);
    }

    /** Swaps what two keys of one kind are wrapped as. Done twice, all is as it was. */
    void swapKeys(KeyKind kind, Key one, Key other) {
        List<Object> first = key(kind, one);
        List<Object> second = key(kind, other);
        setKey(kind, one, second);
        setKey(kind, other, first);
    }

    void deleteKey(KeyKind kind, Key key) {
        assertThat(update("DELETE FROM hausfunk_key WHERE " + KEY, key.values(kind)))
                .isEqualTo(1);
    }

    private static final String KEY = "kind = ? AND tenant = ? AND conversation = ? AND person = ?";

    /** Whose key: columns of the table of keys, as the database holds them. */
    record Key(TenantId tenant, Object conversation, Object person) {
        Object[] values(KeyKind kind) {
            return new Object[] {kind.code(), tenant.value(), conversation, person};
        }
    }

    private List<Object> key(KeyKind kind, Key key) {
        return List.of(one("SELECT wrapped FROM hausfunk_key WHERE " + KEY, key.values(kind)));
    }

    private void setKey(KeyKind kind, Key key, List<Object> values) {
        assertThat(update("UPDATE hausfunk_key SET wrapped = ? WHERE " + KEY, append(values.get(0), key.values(kind))))
                .isEqualTo(1);
    }

    Object column(ConversationId id) {
        return place.column(id.value());
    }

    Object one(String sql, Object... arguments) {
        try (PreparedStatement statement = prepared(sql, arguments);
                ResultSet result = statement.executeQuery()) {
            assertThat(result.next()).as("a row is there").isTrue();
            return result.getObject(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int update(String sql, Object... arguments) {
        try (PreparedStatement statement = prepared(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private Object[] key(Row row) {
        return new Object[] {row.tenant().value(), column(row.conversation()), row.sequence()};
    }

    private static Object[] append(@Nullable Object first, Object... others) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(first);
        all.addAll(List.of(others));
        return all.toArray();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
