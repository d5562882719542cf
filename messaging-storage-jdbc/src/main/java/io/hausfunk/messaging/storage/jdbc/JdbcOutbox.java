// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.jdbc.internal.outbox.ConnectionTransaction;
import io.hausfunk.messaging.storage.jdbc.internal.outbox.OutboxRows;
import io.hausfunk.messaging.storage.jdbc.internal.outbox.OutboxTables;
import io.hausfunk.messaging.storage.outbox.OutboxPosition;
import io.hausfunk.messaging.storage.outbox.OutboxStore;
import io.hausfunk.messaging.storage.outbox.OutboxTransaction;
import io.hausfunk.messaging.storage.outbox.WaitingMessage;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * Messages that commit, or roll back, together with what the host writes into its own database: any one with JDBC and transactions. It needs two
 * tables, {@code hausfunk_outbox} and {@code hausfunk_outbox_slot}: see {@link #definitions}. What lies in them is sealed.
 *
 * <p>Give it to {@code MessagingBuilder.outbox}, on every node that should send what waits, and pass {@link #transaction} to {@code
 * Conversation.sendOnCommit}. Thread-safe. Errors: {@link io.hausfunk.messaging.error.StorageException} with {@code STORAGE_UNAVAILABLE} where
 * the database cannot be reached or others were in the way of the transaction (SQL states 08, 28, 40, 53, 57), with {@code
 * STORAGE_SCHEMA_MISMATCH} where the tables are not there, and otherwise with {@code STORAGE_FAILED}.
 */
public final class JdbcOutbox implements OutboxStore {
    private static final int MOST = 1000;

    private final DataSource dataSource;
    private final OutboxTables tables;
    private final OutboxRows rows;
    private final AtomicBoolean hint = new AtomicBoolean();

    private JdbcOutbox(DataSource dataSource, String prefix) {
        this.dataSource = dataSource;
        this.tables = new OutboxTables(prefix);
        this.rows = new OutboxRows(tables, dataSource);
    }

    /**
     * An outbox in the host's database.
     *
     * @param dataSource from which the engine takes connections of its own to read what waits; stays open when the engine closes
     */
    public static JdbcOutbox in(DataSource dataSource) {
        return new JdbcOutbox(Objects.requireNonNull(dataSource, "dataSource"), "hausfunk_");
    }

    /**
     * The same with other table names.
     *
     * @param prefix what they begin with, by default {@code hausfunk_}: a letter, then up to 40 letters, digits, {@code _} and {@code .}, so that
     *     it may name a schema; anything else is an {@link IllegalArgumentException}
     */
    public JdbcOutbox withTablePrefix(String prefix) {
        if (!prefix.matches("[A-Za-z][A-Za-z0-9_.]{0,40}")) {
            throw new IllegalArgumentException("a prefix is a letter, then up to 40 letters, digits, _ and .");
        }
        return new JdbcOutbox(dataSource, prefix);
    }

    /**
     * The statements that make the tables, for the host's migrations.
     *
     * @param product as {@link java.sql.DatabaseMetaData#getDatabaseProductName} names the database
     */
    public List<String> definitions(String product) {
        return tables.definitions(Objects.requireNonNull(product, "product"));
    }

    /** Makes the tables if they are missing. Several nodes may do so at once. */
    public void createTables() {
        if (!rows.exist()) {
            try {
                rows.create();
            } catch (StorageException e) {
                if (!rows.exist()) {
                    throw e;
                }
            }
        }
    }

    /**
     * The transaction that a connection is in, for one thread and until it ends. The connection must not commit by itself; it is neither
     * committed nor closed here, and may belong to a pool or to a framework's transaction.
     */
    public OutboxTransaction transaction(Connection connection) {
        return new ConnectionTransaction(tables, Objects.requireNonNull(connection, "connection"));
    }

    /**
     * Says that a transaction was committed, so that this node looks at once, and not when it would look anyway. Never needed, never
     * blocks.
     */
    public void committed() {
        hint.set(true);
    }

    /** Lets messages that were put aside wait again, such as after a membership was given back. Returns how many. */
    public int retryRefused() {
        return rows.retry();
    }

    @Override
    public List<WaitingMessage> waiting(OutboxPosition after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is 1 to " + MOST);
        }
        return rows.waiting(Objects.requireNonNull(after, "after"), limit);
    }

    @Override
    public void remove(Collection<OutboxPosition> sent) {
        if (!sent.isEmpty()) {
            rows.remove(sent);
        }
    }

    @Override
    public void refuse(OutboxPosition position, ErrorCode reason) {
        rows.refuse(position, Objects.requireNonNull(reason, "reason"));
    }

    @Override
    public long refused() {
        return rows.refused();
    }

    @Override
    public boolean takeHint() {
        return hint.getAndSet(false);
    }
}
