// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.storage.jdbc.JdbcOutbox;
import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends messages in the transaction that Spring has begun on the application's data source, as {@code @Transactional} does: they are sent if it
 * commits, and only then. There is one if there is a bean {@link JdbcOutbox}. Thread-safe.
 */
public final class TransactionalOutbox {
    private final JdbcOutbox outbox;
    private final DataSource dataSource;

    TransactionalOutbox(JdbcOutbox outbox, DataSource dataSource) {
        this.outbox = outbox;
        this.dataSource = dataSource;
    }

    /**
     * Writes a message into the present transaction; see {@link Conversation#sendOnCommit}. Blocks.
     *
     * @throws IllegalTransactionStateException outside a transaction
     */
    public void send(Conversation conversation, Draft draft) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException(
                    "no transaction is active on this thread: call this from a method that is @Transactional");
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            conversation.sendOnCommit(outbox.transaction(connection), draft);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                outbox.committed();
            }
        });
    }
}
