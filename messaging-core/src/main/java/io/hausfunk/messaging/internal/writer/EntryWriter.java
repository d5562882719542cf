// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writer;

import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.concurrent.GroupCommit;
import io.hausfunk.messaging.internal.concurrent.GroupLimits;
import io.hausfunk.messaging.internal.delivery.CommitPublisher;
import io.hausfunk.messaging.internal.delivery.CommittedEntry;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.NewEntry;
import java.util.ArrayList;
import java.util.List;

/** Appends entries in groups, and tells rosters and listeners of each group before its senders are answered. */
public final class EntryWriter implements AutoCloseable {
    private static final GroupLimits LIMITS = new GroupLimits(10_000, 64L * 1024 * 1024, 500);

    private final EntryStore store;
    private final Rosters rosters;
    private final CommitPublisher publisher;
    private final GroupCommit<NewEntry, AppendResult> groups;

    /** Starts the writer's thread. */
    public EntryWriter(String name, EntryStore store, Rosters rosters, CommitPublisher publisher) {
        this.store = store;
        this.rosters = rosters;
        this.publisher = publisher;
        this.groups = new GroupCommit<>(name, LIMITS, entry -> entry.envelope().length(), this::append);
    }

    /** Queues an entry; refuses with {@code BUSY} or {@code ENGINE_CLOSED}. */
    public void submit(GroupCommit.Item<NewEntry, AppendResult> item) {
        groups.submit(item);
    }

    @Override
    public void close() {
        groups.close();
    }

    /** Appends one entry here and now, if a lease is still held; {@code LEASE_LOST} otherwise. */
    public AppendResult appendUnder(Lease lease, NewEntry entry) {
        return told(List.of(entry), store.appendUnder(lease, List.of(entry))).get(0);
    }

    private List<AppendResult> append(List<NewEntry> entries) {
        return told(entries, store.append(entries));
    }

    private List<AppendResult> told(List<NewEntry> entries, List<AppendResult> results) {
        List<CommittedEntry> committed = new ArrayList<>(results.size());
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof Appended appended) {
                NewEntry entry = entries.get(i);
                rosters.committed(entry, appended.sequence());
                committed.add(new CommittedEntry(entry, appended.sequence()));
            }
        }
        publisher.committed(committed);
        return results;
    }
}
