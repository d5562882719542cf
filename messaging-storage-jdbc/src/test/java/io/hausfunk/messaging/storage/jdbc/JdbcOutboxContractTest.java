// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.tck.outbox.OutboxContract;
import io.hausfunk.messaging.tck.outbox.OutboxHarness;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

class JdbcOutboxContractTest {
    @TempDir
    private Path directory;

    @Nested
    class OnPostgresql extends OutboxContract {
        @Override
        protected OutboxHarness newHarness() {
            return new JdbcOutboxHarness(TestSchemas.pool());
        }
    }

    @Nested
    class OnSqlite extends OutboxContract {
        @Override
        protected OutboxHarness newHarness() {
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
            config.setBusyTimeout(60_000);
            SQLiteDataSource source = new SQLiteDataSource(config);
            source.setUrl("jdbc:sqlite:" + directory.resolve("shop.db"));
            return new JdbcOutboxHarness(source);
        }
    }
}
