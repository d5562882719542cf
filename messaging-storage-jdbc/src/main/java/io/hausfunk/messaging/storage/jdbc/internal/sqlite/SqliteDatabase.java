// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.ChangeStore;
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
import io.hausfunk.messaging.storage.jdbc.internal.Tables;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that this store alone has open. */
public final class SqliteDatabase implements Database {
    private final Path path;
    private final StoreSettings settings;
    private final Dialect dialect;
    private final StoreLifecycle lifecycle = new StoreLifecycle();
    private volatile @Nullable OpenFile file;

    /** Opens nothing yet; refuses a path that cannot be handed to the driver with {@link IllegalArgumentException}. */
    public SqliteDatabase(Path path, StoreSettings settings) {
        this.path = new StoreFiles(path).database();
        this.settings = settings;
        this.dialect = new SqliteDialect(new Tables("", settings.prefix()));
    }

    @Override
    public StorageDescriptor descriptor() {
        return new StorageDescriptor("sqlite", Schema.VERSION, false, Durability.DISK);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public synchronized void open() {
        lifecycle.ensureNotClosed();
        if (file == null) {
            file = OpenFile.open(path, settings, dialect);
        }
        lifecycle.open();
    }

    @Override
    public void ensureOpen() {
        lifecycle.ensureOpen();
    }

    @Override
    public <T> T read(String what, SqlSession.Work<T> work) {
        lifecycle.enter();
        try {
            return opened().read(what, work);
        } finally {
            lifecycle.leave();
        }
    }

    @Override
    public <T> T write(String what, SqlSession.Work<T> work) {
        lifecycle.enter();
        try {
            return opened().write(what, work);
        } finally {
            lifecycle.leave();
        }
    }

    @Override
    public HistoryStore history() {
        return new SqliteHistoryStore(this);
    }

    @Override
    public ChangeStore changes() {
        return new SqliteChangeStore(this);
    }

    @Override
    public void backup(Path target, BackupProgress progress) {
        lifecycle.enter();
        try {
            opened().backUp(target, new Backup(dialect, settings), progress);
        } finally {
            lifecycle.leave();
        }
    }

    @Override
    public synchronized void close() {
        lifecycle.close();
        OpenFile last = file;
        file = null;
        if (last != null) {
            last.close();
        }
    }

    private OpenFile opened() {
        OpenFile known = file;
        if (known == null) {
            throw new StorageException(ErrorCode.STORAGE_CLOSED, "the store is not open");
        }
        return known;
    }
}
