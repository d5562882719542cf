// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

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
import io.hausfunk.messaging.storage.StorageDescriptor.Durability;
import io.hausfunk.messaging.storage.TaskStore;
import java.util.Objects;

/**
 * The reference store: keeps everything in memory, so an acknowledgement survives as long as the {@link MemoryData} does
 * and never the process. For tests, examples and measurements.
 */
public final class MemoryStorage implements MessagingStorage, HasAddressees, HasTasks, HasBlobs {
    private static final int SCHEMA_VERSION = 1;

    private final DataAccess access;
    private final StorageDescriptor descriptor;

    private MemoryStorage(MemoryData data, boolean shared) {
        this.access = new DataAccess(data);
        this.descriptor = new StorageDescriptor("memory", SCHEMA_VERSION, shared, Durability.PROCESS);
    }

    /** A store with data of its own, which nobody can open again. */
    public static MemoryStorage create() {
        return new MemoryStorage(new MemoryData(), false);
    }

    /** A store on data that was or will be used by others too; several at once if all are in this JVM. */
    public static MemoryStorage on(MemoryData data) {
        return new MemoryStorage(Objects.requireNonNull(data, "data"), true);
    }

    @Override
    public StorageDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public void open() {
        access.open();
    }

    @Override
    public ConversationStore conversations() {
        return new MemoryConversationStore(access);
    }

    @Override
    public EntryStore entries() {
        return new MemoryEntryStore(access);
    }

    @Override
    public AnnexStore annexes() {
        return new MemoryAnnexStore(access);
    }

    @Override
    public AddresseeStore addressees() {
        return new MemoryAddresseeStore(access);
    }

    @Override
    public TaskStore tasks() {
        return new MemoryTaskStore(access);
    }

    @Override
    public BlobStore blobs() {
        return new MemoryBlobStore(access);
    }

    @Override
    public MarkStore marks() {
        return new MemoryMarkStore(access);
    }

    @Override
    public KeyStore keys() {
        return new MemoryKeyStore(access);
    }

    @Override
    public PersonalStore personal() {
        return new MemoryPersonalStore(access);
    }

    @Override
    public LeaseStore leases() {
        return new MemoryLeaseStore(access);
    }

    @Override
    public HistoryStore history() {
        return new MemoryHistoryStore(access);
    }

    @Override
    public ChangeStore changes() {
        return new MemoryChangeStore(access);
    }

    @Override
    public void close() {
        access.close();
    }
}
