// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.HistoryStore;
import io.hausfunk.messaging.storage.StorageDescriptor;
import io.hausfunk.messaging.storage.StorageDescriptor.Durability;
import io.hausfunk.messaging.storage.jdbc.BackupProgress;
import io.hausfunk.messaging.storage.jdbc.internal.Database;
import io.hausfunk.messaging.storage.jdbc.internal.Dialect;
import io.hausfunk.messaging.storage.jdbc.internal.Schema;
import io.hausfunk.messaging.storage.jdbc.internal.SqlSession;
import io.hausfunk.messaging.storage.jdbc.internal.StoreLifecycle;
import io.hausfunk.messaging.storage.jdbc.internal.StoreSettings;
import io.hausfunk.messaging.storage.jdbc.internal.postgresql.TransactionSettings.HistoryColumns;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** PostgreSQL behind a data source of the host. */
public final class PostgresqlDatabase implements Database {
    private final DataSource dataSource;
    private final StoreSettings settings;
    private final Dialect dialect;
    private final ServerAffinity process = new ServerAffinity();
    private final KnownHistory known = new KnownHistory();
    private final PostgresqlSchema schema;
    private final StoreLifecycle lifecycle = new StoreLifecycle();
    private volatile @Nullable Opened opened;

    private record Opened(Transactions transactions, PostgresqlHistoryStore history) {}

    /** Connects to nothing yet. */
    public PostgresqlDatabase(DataSource dataSource, StoreSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.dialect = new PostgresqlDialect(settings.tables());
        this.schema = new PostgresqlSchema(dataSource, process, dialect, settings);
    }

    @Override
    public StorageDescriptor descriptor() {
        return new StorageDescriptor("postgresql", Schema.VERSION, true, Durability.DISK);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void open() {
        lifecycle.ensureNotClosed();
        schema.open();
        Opened now = opened(schema.timeline());
        now.history.open();
        opened = now;
        lifecycle.open();
    }

    @Override
    public void ensureOpen() {
        lifecycle.ensureOpen();
    }

    @Override
    public <T> T read(String what, SqlSession.Work<T> work) throws StorageException {
        lifecycle.enter();
        try {
            return opened().transactions.read(what, work);
        } finally {
            lifecycle.leave();
        }
    }

    @Override
    public <T> T write(String what, SqlSession.Work<T> work) throws StorageException {
        lifecycle.enter();
        try {
            return opened().transactions.write(what, work);
        } finally {
            lifecycle.leave();
        }
    }

    @Override
    public HistoryStore history() {
        return new HistoryStore() {
            @Override
            public History current() {
                return within(PostgresqlHistoryStore::current);
            }

            @Override
            public void look() {
                within(history -> {
                    history.look();
                    return true;
                });
            }
        };
    }

    @Override
    public ChangeStore changes() {
        return new PostgresqlChangeStore(this);
    }

    @Override
    public void backup(Path target, BackupProgress progress) {
        throw new UnsupportedOperationException("PostgreSQL has means of its own for backups, such as pg_basebackup");
    }

    /** The data source stays open: it is the host's. */
    @Override
    public void close() {
        lifecycle.close();
    }

    private Opened opened(String timeline) {
        UUID node = UUID.randomUUID();
        HistoryColumns columns = new HistoryColumns(timeline, dialect.text(ServerFacts.tables(node)));
        // Who looks must not be refused for what changed.
        Transactions looking = transactions(new KnownHistory(), HistoryColumns.NONE);
        return new Opened(
                transactions(known, columns), new PostgresqlHistoryStore(looking, known, node, dialect, timeline));
    }

    private Transactions transactions(KnownHistory history, HistoryColumns columns) {
        return new Transactions(
                dataSource, process, history, columns, settings.statementTimeout(), settings.lockTimeout());
    }

    private <T> T within(Function<PostgresqlHistoryStore, T> work) {
        lifecycle.enter();
        try {
            return work.apply(opened().history);
        } finally {
            lifecycle.leave();
        }
    }

    private Opened opened() {
        Opened now = opened;
        if (now == null) {
            throw new StorageException(ErrorCode.STORAGE_CLOSED, "the store is not open");
        }
        return now;
    }
}
