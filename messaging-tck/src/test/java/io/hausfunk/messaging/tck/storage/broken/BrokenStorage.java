// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

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

/** A healthy store, of which a subclass breaks one role. */
class BrokenStorage implements MessagingStorage, HasAddressees, HasTasks, HasBlobs {
    final MessagingStorage healthy;

    BrokenStorage(MessagingStorage healthy) {
        this.healthy = healthy;
    }

    @Override
    public StorageDescriptor descriptor() {
        return healthy.descriptor();
    }

    @Override
    public void open() {
        healthy.open();
    }

    @Override
    public ConversationStore conversations() {
        return healthy.conversations();
    }

    @Override
    public EntryStore entries() {
        return healthy.entries();
    }

    @Override
    public AnnexStore annexes() {
        return healthy.annexes();
    }

    @Override
    public AddresseeStore addressees() {
        return ((HasAddressees) healthy).addressees();
    }

    @Override
    public TaskStore tasks() {
        return ((HasTasks) healthy).tasks();
    }

    @Override
    public BlobStore blobs() {
        return ((HasBlobs) healthy).blobs();
    }

    @Override
    public MarkStore marks() {
        return healthy.marks();
    }

    @Override
    public KeyStore keys() {
        return healthy.keys();
    }

    @Override
    public PersonalStore personal() {
        return healthy.personal();
    }

    @Override
    public LeaseStore leases() {
        return healthy.leases();
    }

    @Override
    public HistoryStore history() {
        return healthy.history();
    }

    @Override
    public ChangeStore changes() {
        return healthy.changes();
    }

    @Override
    public void close() {
        healthy.close();
    }
}
