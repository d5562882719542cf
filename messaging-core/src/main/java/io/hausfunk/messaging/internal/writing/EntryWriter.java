// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.concurrent.CommitWatch;
import io.hausfunk.messaging.internal.concurrent.GroupCommit;
import io.hausfunk.messaging.internal.concurrent.GroupLimits;
import io.hausfunk.messaging.internal.delivery.CommitPublisher;
import io.hausfunk.messaging.internal.delivery.CommittedEntry;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.internal.history.HistoryWatch;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.AppendResult.Duplicate;
import io.hausfunk.messaging.storage.AppendResult.HistoryChanged;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.NewEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The one way into the store for entries: commits them in groups, and tells rosters and delivery of each group before its
 * authors are answered.
 */
public final class EntryWriter implements AutoCloseable {
    private static final GroupLimits LIMITS = new GroupLimits(10_000, 64L * 1024 * 1024, 500, 100, 1024 * 1024);

    private final ConversationStore conversations;
    private final EntryStore entries;
    private final HistoryWatch histories;
    private final Rosters rosters;
    private final CommitPublisher publisher;
    private final GroupCommit<PendingWrite, AppendResult> groups;

    /** Starts the writer's thread. */
    public EntryWriter(
            String name,
            ConversationStore conversations,
            EntryStore entries,
            HistoryWatch histories,
            Rosters rosters,
            CommitPublisher publisher,
            CommitWatch watch) {
        this.conversations = conversations;
        this.entries = entries;
        this.histories = histories;
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
        History believed = histories.present();
        try {
            List<AppendResult> results = first.alone() ? List.of(commitAlone(first, written)) : entries.append(written);
            tell(written, results);
            return results;
        } catch (StorageException e) {
            if (e.code() != ErrorCode.HISTORY_CHANGED) {
                throw e;
            }
            histories.changed(believed);
            return written.stream()
                    .<AppendResult>map(entry -> new HistoryChanged())
                    .toList();
        }
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
                committed.add(new CommittedEntry(written.get(i), appended.sequence()));
            }
        }
        if (!committed.isEmpty()) {
            // All were appended in the one history that they name.
            histories.ifStill(Objects.requireNonNull(committed.get(0).entry().expectedHistory()), () -> {
                committed.forEach(one -> rosters.committed(one.entry(), one.sequence()));
                publisher.committed(committed);
            });
        }
    }
}
