// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.concurrent.CommitWatch;
import io.hausfunk.messaging.internal.concurrent.GroupCommit;
import io.hausfunk.messaging.internal.concurrent.GroupLimits;
import io.hausfunk.messaging.internal.delivery.CommitPublisher;
import io.hausfunk.messaging.internal.delivery.CommittedEntry;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.AppendResult.Duplicate;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.NewEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The one way into the store for entries: commits them in groups, and tells rosters and delivery of each group before its
 * authors are answered.
 */
public final class EntryWriter implements AutoCloseable {
    private static final GroupLimits LIMITS = new GroupLimits(10_000, 64L * 1024 * 1024, 500, 1024 * 1024);

    private final ConversationStore conversations;
    private final EntryStore entries;
    private final Rosters rosters;
    private final CommitPublisher publisher;
    private final GroupCommit<PendingWrite, AppendResult> groups;

    /** Starts the writer's thread. */
    public EntryWriter(
            String name,
            ConversationStore conversations,
            EntryStore entries,
            Rosters rosters,
            CommitPublisher publisher,
            CommitWatch watch) {
        this.conversations = conversations;
        this.entries = entries;
        this.rosters = rosters;
        this.publisher = publisher;
        this.groups = new GroupCommit<>(
                name, LIMITS, write -> write.entry().envelope().length(), PendingWrite::alone, this::commit, watch);
    }

    /** Queues an entry; refuses with {@code BUSY} or {@code ENGINE_CLOSED}. */
    void submit(GroupCommit.Item<PendingWrite, AppendResult> item) {
        groups.submit(item);
    }

    /** Says how writing goes; a commit that takes longer than {@code slow} hangs. */
    public void report(HealthReport report, Duration slow) {
        groups.report(report, "writing", slow);
    }

    @Override
    public void close() {
        groups.close();
    }

    private List<AppendResult> commit(List<PendingWrite> writes) {
        List<NewEntry> written = writes.stream().map(PendingWrite::entry).toList();
        PendingWrite first = writes.get(0);
        List<AppendResult> results = first.alone() ? List.of(commitAlone(first, written)) : entries.append(written);
        tell(written, results);
        return results;
    }

    private AppendResult commitAlone(PendingWrite write, List<NewEntry> written) {
        if (write.creates() != null) {
            // False if somebody else was faster: then theirs is the one.
            return conversations.create(write.creates(), write.entry()) ? new Appended(1) : new Duplicate(1);
        }
        if (write.lease() != null) {
            return entries.appendUnder(write.lease(), written).get(0);
        }
        throw new IllegalStateException("an ordinary entry");
    }

    private void tell(List<NewEntry> written, List<AppendResult> results) {
        List<CommittedEntry> committed = new ArrayList<>(results.size());
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof Appended appended) {
                NewEntry entry = written.get(i);
                rosters.committed(entry, appended.sequence());
                committed.add(new CommittedEntry(entry, appended.sequence()));
            }
        }
        publisher.committed(committed);
    }
}
