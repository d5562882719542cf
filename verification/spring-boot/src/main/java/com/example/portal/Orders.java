// SPDX-License-Identifier: Apache-2.0
package com.example.portal;

import io.hausfunk.messaging.Messaging;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The portal's own business, in transactions. */
class Orders {
    private final JdbcTemplate database;
    private final TransactionTemplate transactions;

    Orders(DataSource pool, PlatformTransactionManager transactions) {
        this.database = new JdbcTemplate(pool);
        this.transactions = new TransactionTemplate(transactions);
        database.execute("CREATE TABLE invoice (number INTEGER PRIMARY KEY)");
    }

    /** Whether what was said in a transaction that is taken back is there, and the invoice is not. */
    boolean approveAndFail(Messaging chat) {
        long said = transactions.execute(status -> {
            database.update("INSERT INTO invoice VALUES (4711)");
            long number = Chat.say(chat, "Die Rechnung 4711 ist da.");
            status.setRollbackOnly();
            return number;
        });
        Integer invoices = database.queryForObject("SELECT count(*) FROM invoice", Integer.class);
        return invoices != null && invoices == 0 && Chat.say(chat, "Und weiter.") == said + 1;
    }
}
