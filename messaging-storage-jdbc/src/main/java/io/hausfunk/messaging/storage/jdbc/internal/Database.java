// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.HistoryStore;
import io.hausfunk.messaging.storage.StorageDescriptor;
import io.hausfunk.messaging.storage.jdbc.BackupProgress;
import java.nio.file.Path;

/**
 * A database: where connections come from, what a commit is and what its errors mean. Errors are
 * {@link io.hausfunk.messaging.error.StorageException}s as the store's contract wants them.
 */
public interface Database extends AutoCloseable {
    /** What it promises. */
    StorageDescriptor descriptor();

    /** How statements are written for it. */
    Dialect dialect();

    /** Connects and sees to the schema. */
    void open();

    /** Throws {@code STORAGE_CLOSED} unless open. */
    void ensureOpen();

    /**
     * Runs queries, each as of one moment of its own.
     *
     * @param what names the call in errors
     */
    <T> T read(String what, SqlSession.Work<T> work);

    /**
     * Runs work in one transaction, again if others were in the way; durable on return.
     *
     * @param what names the call in errors
     */
    <T> T write(String what, SqlSession.Work<T> work);

    /** Tells whether the data still continues what was read and acknowledged. */
    HistoryStore history();

    /** Finds changed conversations in the way of this database. */
    ChangeStore changes();

    /** Copies the database to a file, as of one moment; {@link UnsupportedOperationException} where it is not in a file. */
    void backup(Path target, BackupProgress progress);

    @Override
    void close();
}
