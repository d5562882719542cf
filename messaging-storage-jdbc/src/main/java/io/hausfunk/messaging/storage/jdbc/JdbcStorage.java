// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.storage.AddresseeStore;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.HasAddressees;
import io.hausfunk.messaging.storage.HasBlobs;
import io.hausfunk.messaging.storage.HasTasks;
import io.hausfunk.messaging.storage.HistoryStore;
import io.hausfunk.messaging.storage.KeyStore;
import io.hausfunk.messaging.storage.LeaseStore;
import io.hausfunk.messaging.storage.MarkStore;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.PersonalStore;
import io.hausfunk.messaging.storage.StorageDescriptor;
import io.hausfunk.messaging.storage.TaskStore;
import io.hausfunk.messaging.storage.jdbc.internal.Database;
import io.hausfunk.messaging.storage.jdbc.internal.SqlAddresseeStore;
import io.hausfunk.messaging.storage.jdbc.internal.SqlAnnexStore;
import io.hausfunk.messaging.storage.jdbc.internal.SqlBlobStore;
import io.hausfunk.messaging.storage.jdbc.internal.SqlConversationStore;
import io.hausfunk.messaging.storage.jdbc.internal.SqlEntryStore;
import io.hausfunk.messaging.storage.jdbc.internal.SqlKeyStore;
import io.hausfunk.messaging.storage.jdbc.internal.SqlLeaseStore;
import io.hausfunk.messaging.storage.jdbc.internal.SqlMarkStore;
import io.hausfunk.messaging.storage.jdbc.internal.SqlPersonalStore;
import io.hausfunk.messaging.storage.jdbc.internal.SqlTaskStore;
import io.hausfunk.messaging.storage.jdbc.internal.StoreSettings;
import io.hausfunk.messaging.storage.jdbc.internal.postgresql.PostgresqlDatabase;
import io.hausfunk.messaging.storage.jdbc.internal.sqlite.SqliteDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * A store in a database: PostgreSQL behind the host's data source, or a file that only this process has open.
 *
 * <p>The {@code with} methods return another store with another setting; choose all settings before {@link #open()}.
 * What an acknowledgement means, and what the database must be set to for it, stands in {@code docs/storage.md}.
 */
public final class JdbcStorage implements MessagingStorage, HasAddressees, HasTasks, HasBlobs {
    private final Function<StoreSettings, Database> factory;
    private final StoreSettings settings;
    private final Optional<ChunkStore> chunks;
    private final Database database;
    private final ConversationStore conversations;
    private final EntryStore entries;
    private final AnnexStore annexes;
    private final AddresseeStore addressees;
    private final TaskStore tasks;
    private final BlobStore blobs;
    private final MarkStore marks;
    private final KeyStore keys;
    private final PersonalStore personal;
    private final LeaseStore leases;
    private final HistoryStore history;
    private final ChangeStore changes;

    private JdbcStorage(
            Function<StoreSettings, Database> factory, StoreSettings settings, Optional<ChunkStore> chunks) {
        this.factory = factory;
        this.settings = settings;
        this.chunks = chunks;
        this.database = factory.apply(settings);
        this.conversations = new SqlConversationStore(database);
        this.entries = new SqlEntryStore(database);
        this.annexes = new SqlAnnexStore(database);
        this.addressees = new SqlAddresseeStore(database);
        this.tasks = new SqlTaskStore(database);
        this.blobs = new SqlBlobStore(database, chunks);
        this.marks = new SqlMarkStore(database);
        this.keys = new SqlKeyStore(database);
        this.personal = new SqlPersonalStore(database);
        this.leases = new SqlLeaseStore(database);
        this.history = database.history();
        this.changes = database.changes();
    }

    /**
     * A store in PostgreSQL 14 or newer. Several nodes may use the same tables.
     *
     * @param dataSource of the host, which stays open when this store closes. It should pool, and its own limits for
     *     connecting should be short: they are the time in which an outage shows.
     */
    public static JdbcStorage postgresql(DataSource dataSource) {
        Objects.requireNonNull(dataSource, "dataSource");
        return new JdbcStorage(
                chosen -> new PostgresqlDatabase(dataSource, chosen), StoreSettings.DEFAULT, Optional.empty());
    }

    /**
     * A store in a file, for one process: created on the spot, together with its directory, if it is missing. Beside it lie
     * files with the same name and {@code -wal}, {@code -shm}, {@code .lock} and {@code .ack}. It belongs on a disk of this
     * machine: on a network drive the promises do not hold.
     *
     * @param file where; a name with {@code ? * " < > |} or control characters is an {@link IllegalArgumentException}
     */
    public static JdbcStorage embedded(Path file) {
        Objects.requireNonNull(file, "file");
        return new JdbcStorage(chosen -> new SqliteDatabase(file, chosen), StoreSettings.DEFAULT, Optional.empty());
    }

    /** The same store with another schema mode; the default is {@link SchemaMode#MIGRATE}. */
    public JdbcStorage withSchemaMode(SchemaMode mode) {
        return new JdbcStorage(factory, settings.withMode(Objects.requireNonNull(mode, "mode")), chunks);
    }

    /**
     * The same store with other table names.
     *
     * @param prefix what they begin with, by default {@code hausfunk_}: a small letter, then up to 20 of {@code a-z 0-9 _};
     *     anything else is an {@link IllegalArgumentException}
     */
    public JdbcStorage withTablePrefix(String prefix) {
        return new JdbcStorage(factory, settings.withPrefix(Objects.requireNonNull(prefix, "prefix")), chunks);
    }

    /**
     * The same store with its tables in a schema of PostgreSQL's, which {@link SchemaMode#MIGRATE} creates if it is missing;
     * by default the first one of the connection's search path. The embedded store has no schemas and ignores this.
     *
     * @param schema small letters, digits and {@code _}; anything else is an {@link IllegalArgumentException}
     */
    public JdbcStorage withSchema(String schema) {
        return new JdbcStorage(factory, settings.withSchema(Objects.requireNonNull(schema, "schema")), chunks);
    }

    /**
     * The same store with another limit for each statement; the default is 5 seconds. In PostgreSQL only: the embedded store
     * waits for the disk as long as it takes.
     *
     * @param timeout 10 ms to 10 minutes; reading rounds up to seconds
     */
    public JdbcStorage withStatementTimeout(Duration timeout) {
        return new JdbcStorage(
                factory, settings.withStatementTimeout(Objects.requireNonNull(timeout, "timeout")), chunks);
    }

    /**
     * The same store with another limit for waiting until others are done with a row or, embedded, with the file; the default
     * is 3 seconds.
     *
     * @param timeout 10 ms to 10 minutes
     */
    public JdbcStorage withLockTimeout(Duration timeout) {
        return new JdbcStorage(factory, settings.withLockTimeout(Objects.requireNonNull(timeout, "timeout")), chunks);
    }

    /**
     * The same store with the bytes of files elsewhere: in a {@link ChunkDirectory}, or in an object store of the host's. What was kept before is not moved, so
     * choose before the first file. {@link #backup} copies the tables only; copy the chunks after it.
     */
    public JdbcStorage withChunks(ChunkStore elsewhere) {
        return new JdbcStorage(factory, settings, Optional.of(Objects.requireNonNull(elsewhere, "elsewhere")));
    }

    @Override
    public StorageDescriptor descriptor() {
        return database.descriptor();
    }

    @Override
    public void open() {
        database.open();
    }

    @Override
    public ConversationStore conversations() {
        return conversations;
    }

    @Override
    public EntryStore entries() {
        return entries;
    }

    @Override
    public AnnexStore annexes() {
        return annexes;
    }

    @Override
    public AddresseeStore addressees() {
        return addressees;
    }

    @Override
    public TaskStore tasks() {
        return tasks;
    }

    @Override
    public BlobStore blobs() {
        return blobs;
    }

    @Override
    public MarkStore marks() {
        return marks;
    }

    @Override
    public KeyStore keys() {
        return keys;
    }

    @Override
    public PersonalStore personal() {
        return personal;
    }

    @Override
    public LeaseStore leases() {
        return leases;
    }

    @Override
    public HistoryStore history() {
        return history;
    }

    @Override
    public ChangeStore changes() {
        return changes;
    }

    /**
     * Copies the embedded file while it is open and written: as of one moment, checked as at opening, readable for its owner
     * only, and under its name only when it is whole and on disk. Everything that was acknowledged before the call is in it.
     * To restore, put it where the file was, alone. Do not copy the open file by other means: on POSIX systems a program that
     * does so in this process drops SQLite's locks.
     *
     * <p>Blocks until it is done, also while {@link #close()} is called. Reading and writing go on; the log grows meanwhile.
     *
     * @param target a path at which there is nothing, in a directory that exists; beside it, a file with {@code .part}
     *     appended is made and removed
     * @param progress hears how far it is
     * @throws io.hausfunk.messaging.error.StorageException {@code STORAGE_UNAVAILABLE} or {@code STORAGE_READ_ONLY} if the
     *     target cannot be made, {@code STORAGE_FULL}, {@code STORAGE_DAMAGED} if the copy fails its check; there is no file
     *     at the target then
     * @throws UnsupportedOperationException for PostgreSQL, which has means of its own
     */
    public void backup(Path target, BackupProgress progress) {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(progress, "progress");
        database.ensureOpen();
        database.backup(target, progress);
    }

    @Override
    public void close() {
        database.close();
    }
}
