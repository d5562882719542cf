// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.outbox;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.outbox.OutboxMessage;
import io.hausfunk.messaging.storage.outbox.OutboxTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The transaction that a connection of the host is in. */
public final class ConnectionTransaction implements OutboxTransaction {
    private final OutboxTables tables;
    private final Connection connection;

    /** Writes into these tables. */
    public ConnectionTransaction(OutboxTables tables, Connection connection) {
        this.tables = tables;
        this.connection = connection;
    }

    @Override
    public void write(OutboxMessage message) {
        try {
            if (connection.getAutoCommit()) {
                throw new StorageException(
                        ErrorCode.STORAGE_FAILED,
                        "outbox: the connection commits by itself; begin a transaction first, with setAutoCommit(false)");
            }
            int slot = OutboxTables.slot(message.conversation().conversation().value());
            insert(message, slot, next(slot));
        } catch (SQLException e) {
            throw OutboxErrors.failed("write", e);
        }
    }

    private long next(int slot) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                tables.statement("UPDATE {slots} SET last_number = last_number + 1 WHERE slot = ?"))) {
            update.setInt(1, slot);
            if (update.executeUpdate() != 1) {
                throw new StorageException(
                        ErrorCode.STORAGE_SCHEMA_MISMATCH, "outbox: the table of slots has no slot " + slot);
            }
        }
        try (PreparedStatement select =
                connection.prepareStatement(tables.statement("SELECT last_number FROM {slots} WHERE slot = ?"))) {
            select.setInt(1, slot);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private void insert(OutboxMessage message, int slot, long number) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                tables.statement("INSERT INTO {messages} (slot, message_number, tenant, conversation, author, name,"
                        + " refused, payload) VALUES (?, ?, ?, ?, ?, ?, 0, ?)"))) {
            insert.setInt(1, slot);
            insert.setLong(2, number);
            insert.setString(3, message.conversation().tenant().value());
            insert.setString(4, message.conversation().conversation().value().toString());
            insert.setString(5, message.author().value().toString());
            insert.setString(6, message.name().toString());
            insert.setBytes(7, message.payload().toByteArray());
            insert.executeUpdate();
        }
    }
}
