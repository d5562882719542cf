// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.outbox;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.outbox.OutboxMessage;
import io.hausfunk.messaging.storage.outbox.OutboxPosition;
import io.hausfunk.messaging.storage.outbox.WaitingMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What the engine does with rows of the outbox, each call in a transaction of its own. */
public final class OutboxRows {
    private static final String AT = " WHERE slot = ? AND message_number = ?";

    private final OutboxTables tables;
    private final DataSource dataSource;

    /** Rows of these tables. */
    public OutboxRows(OutboxTables tables, DataSource dataSource) {
        this.tables = tables;
        this.dataSource = dataSource;
    }

    /** Those that wait behind a position. */
    public List<WaitingMessage> waiting(OutboxPosition after, int limit) {
        return inTransaction("read", connection -> {
            try (PreparedStatement select = connection.prepareStatement(tables.statement(
                    "SELECT slot, message_number, tenant, conversation, author, name, payload FROM {messages}"
                            + " WHERE refused = 0 AND (slot > ? OR (slot = ? AND message_number > ?))"
                            + " ORDER BY slot, message_number"))) {
                select.setMaxRows(limit);
                select.setFetchSize(limit);
                select.setInt(1, after.slot());
                select.setInt(2, after.slot());
                select.setLong(3, after.number());
                List<WaitingMessage> found = new ArrayList<>();
                List<OutboxPosition> foreign = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        OutboxPosition position = new OutboxPosition(rows.getInt(1), rows.getLong(2));
                        try {
                            found.add(new WaitingMessage(position, message(rows)));
                        } catch (IllegalArgumentException | InvalidInputException e) {
                            foreign.add(position);
                        }
                    }
                }
                // What nobody of ours wrote must not keep the others from being sent.
                for (OutboxPosition position : foreign) {
                    refuse(connection, position, ErrorCode.UNREADABLE);
                }
                return found;
            }
        });
    }

    private static OutboxMessage message(ResultSet row) throws SQLException {
        return new OutboxMessage(
                new ConversationRef(
                        new TenantId(row.getString(3)), new ConversationId(UUID.fromString(row.getString(4)))),
                new PersonKey(UUID.fromString(row.getString(5))),
                UUID.fromString(row.getString(6)),
                SealedBytes.copyOf(row.getBytes(7)));
    }

    /** Removes these. */
    public void remove(Collection<OutboxPosition> positions) {
        inTransaction("remove", connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement(tables.statement("DELETE FROM {messages}" + AT))) {
                for (OutboxPosition position : positions) {
                    delete.setInt(1, position.slot());
                    delete.setLong(2, position.number());
                    delete.addBatch();
                }
                return delete.executeBatch().length;
            }
        });
    }

    /** Puts one aside. */
    public void refuse(OutboxPosition position, ErrorCode reason) {
        inTransaction("put aside", connection -> refuse(connection, position, reason));
    }

    private int refuse(Connection connection, OutboxPosition position, ErrorCode reason) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(tables.statement("UPDATE {messages} SET refused = ?" + AT))) {
            update.setInt(1, reason.number());
            update.setInt(2, position.slot());
            update.setLong(3, position.number());
            return update.executeUpdate();
        }
    }

    /** Lets all that were put aside wait again. */
    public int retry() {
        return inTransaction("try again", connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    tables.statement("UPDATE {messages} SET refused = 0 WHERE refused <> 0"))) {
                return update.executeUpdate();
            }
        });
    }

    /** How many are put aside. */
    public long refused() {
        return inTransaction("count", connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            tables.statement("SELECT COUNT(*) FROM {messages} WHERE refused <> 0"));
                    ResultSet count = select.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        });
    }

    /** Whether the tables are there. */
    public boolean exist() {
        try {
            return refused() >= 0;
        } catch (StorageException e) {
            // Databases do not agree on how they say that a table is missing; making it tells what else may be wrong.
            return false;
        }
    }

    /** Makes the tables. */
    public void create() {
        inTransaction("create tables", connection -> {
            String product = connection.getMetaData().getDatabaseProductName();
            for (String definition : tables.definitions(product)) {
                try (PreparedStatement statement = connection.prepareStatement(definition)) {
                    statement.execute();
                }
            }
            return product;
        });
    }

    private <T> T inTransaction(String what, Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                giveUp(connection, before, e);
                throw e;
            }
            connection.setAutoCommit(before);
            return result;
        } catch (SQLException e) {
            throw OutboxErrors.failed(what, e);
        }
    }

    /** What fails now is told beside what failed first. */
    private static void giveUp(Connection connection, boolean autoCommit, Throwable first) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }

    /** What is done in a transaction. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
