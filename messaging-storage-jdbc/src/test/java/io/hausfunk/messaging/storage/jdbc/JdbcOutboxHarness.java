// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.storage.outbox.OutboxStore;
import io.hausfunk.messaging.storage.outbox.OutboxTransaction;
import io.hausfunk.messaging.tck.outbox.OutboxHarness;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** An outbox in a host's database, with tables of its own. */
final class JdbcOutboxHarness implements OutboxHarness {
    private final DataSource dataSource;
    private final JdbcOutbox outbox;

    JdbcOutboxHarness(DataSource dataSource) {
        this.dataSource = dataSource;
        this.outbox = JdbcOutbox.in(dataSource)
                .withTablePrefix("o" + UUID.randomUUID().toString().substring(0, 8) + "_");
        outbox.createTables();
        outbox.createTables();
    }

    @Override
    public OutboxStore store() {
        return outbox;
    }

    @Override
    public HostTransaction begin() {
        try {
            Connection connection = dataSource.getConnection();
            connection.setAutoCommit(false);
            return new Transaction(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // Its tables go with the database.
    }

    private final class Transaction implements HostTransaction {
        private final Connection connection;

        Transaction(Connection connection) {
            this.connection = connection;
        }

        @Override
        public OutboxTransaction outbox() {
            return outbox.transaction(connection);
        }

        @Override
        public void commit() {
            end(true);
        }

        @Override
        public void rollback() {
            end(false);
        }

        private void end(boolean good) {
            try (connection) {
                if (good) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
