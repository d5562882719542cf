// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.StorageDescriptor;
import io.hausfunk.messaging.storage.StorageDescriptor.Durability;
import io.hausfunk.messaging.storage.jdbc.BackupProgress;
import io.hausfunk.messaging.storage.jdbc.internal.Database;
import io.hausfunk.messaging.storage.jdbc.internal.Dialect;
import io.hausfunk.messaging.storage.jdbc.internal.Gate;
import io.hausfunk.messaging.storage.jdbc.internal.Schema;
import io.hausfunk.messaging.storage.jdbc.internal.Settings;
import io.hausfunk.messaging.storage.jdbc.internal.SqlSession;
import java.nio.file.Path;
import javax.sql.DataSource;

/** PostgreSQL behind a data source of the host. */
public final class PostgresqlDatabase implements Database {
    private final Dialect dialect;
    private final Transactions transactions;
    private final PostgresqlSchema schema;
    private final Gate gate = new Gate();

    /** Connects to nothing yet. */
    public PostgresqlDatabase(DataSource dataSource, Settings settings) {
        this.dialect = new PostgresqlDialect(settings.tables());
        this.transactions = new Transactions(dataSource, settings.statementTimeout(), settings.lockTimeout());
        this.schema = new PostgresqlSchema(dataSource, dialect, settings);
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
        gate.ensureNotClosed();
        schema.open();
        gate.open();
    }

    @Override
    public void ensureOpen() {
        gate.ensureOpen();
    }

    @Override
    public <T> T read(String what, SqlSession.Work<T> work) throws StorageException {
        gate.enter();
        try {
            return transactions.read(what, work);
        } finally {
            gate.leave();
        }
    }

    @Override
    public <T> T write(String what, SqlSession.Work<T> work) throws StorageException {
        gate.enter();
        try {
            return transactions.write(what, work);
        } finally {
            gate.leave();
        }
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
        gate.close();
    }
}
