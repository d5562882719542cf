// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.Expiring;
import io.hausfunk.messaging.storage.HistoryStore;
import io.hausfunk.messaging.storage.KeyStore;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.LeaseStore;
import io.hausfunk.messaging.storage.MarkStore;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.PersonalStore;
import io.hausfunk.messaging.storage.StorageDescriptor;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A store as it is, which counts groups and remembers some rows, to be written again without the engine. */
final class MeteredStorage implements MessagingStorage, EntryStore {
    private static final int REMEMBERED = 5000;

    private final List<NewEntry> remembered = new ArrayList<>();
    private final LongAdder groups = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final LongAdder reads = new LongAdder();
    private final MessagingStorage store;

    MeteredStorage(MessagingStorage store) {
        this.store = store;
    }

    @Override
    public List<AppendResult> append(List<NewEntry> entries) {
        count(entries);
        return store.entries().append(entries);
    }

    @Override
    public List<AppendResult> appendUnder(Lease lease, List<NewEntry> entries) {
        count(entries);
        return store.entries().appendUnder(lease, entries);
    }

    private void count(List<NewEntry> entries) {
        groups.increment();
        rows.add(entries.size());
        remember(entries);
    }

    private synchronized void remember(List<NewEntry> entries) {
        if (remembered.size() < REMEMBERED) {
            entries.stream().filter(entry -> entry.effects().isEmpty()).forEach(remembered::add);
        }
    }

    /** Messages as the engine handed them over. */
    synchronized List<NewEntry> remembered() {
        return List.copyOf(remembered);
    }

    double rowsPerGroup() {
        return rows.sum() / (double) groups.sum();
    }

    /** How often entries were read from the store instead of from memory. */
    double readsPerRow() {
        return reads.sum() / (double) rows.sum();
    }

    @Override
    public List<StoredEntry> read(List<EntryRange> ranges, int limit) {
        reads.increment();
        return store.entries().read(ranges, limit);
    }

    @Override
    public List<StoredEntry> readBackward(EntryRange range, int limit) {
        return store.entries().readBackward(range, limit);
    }

    @Override
    public List<StoredEntry> readStanding(EntryRange range, boolean newestFirst, int limit) {
        return store.entries().readStanding(range, newestFirst, limit);
    }

    @Override
    public List<Expiring> expiring(Instant upTo, @Nullable Expiring after, int limit) {
        return store.entries().expiring(upTo, after, limit);
    }

    @Override
    public Optional<StoredEntry> find(ConversationRef conversation, EntryName name) {
        return store.entries().find(conversation, name);
    }

    @Override
    public StorageDescriptor descriptor() {
        return store.descriptor();
    }

    @Override
    public void open() {
        store.open();
    }

    @Override
    public ConversationStore conversations() {
        return store.conversations();
    }

    @Override
    public EntryStore entries() {
        return this;
    }

    @Override
    public AnnexStore annexes() {
        return store.annexes();
    }

    @Override
    public MarkStore marks() {
        return store.marks();
    }

    @Override
    public KeyStore keys() {
        return store.keys();
    }

    @Override
    public PersonalStore personal() {
        return store.personal();
    }

    @Override
    public LeaseStore leases() {
        return store.leases();
    }

    @Override
    public HistoryStore history() {
        return store.history();
    }

    @Override
    public ChangeStore changes() {
        return store.changes();
    }

    @Override
    public void close() {
        store.close();
    }
}
