// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.Expiring;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class MemoryEntryStore implements EntryStore {
    private final DataAccess access;
    private final MemoryData data;

    MemoryEntryStore(DataAccess access) {
        this.access = access;
        this.data = access.data();
    }

    @Override
    public List<AppendResult> append(List<NewEntry> entries) {
        List<NewEntry> batch = List.copyOf(entries);
        Limits.batch(batch);
        return access.write(() -> batch.stream().map(this::append).toList());
    }

    @Override
    public List<AppendResult> appendUnder(Lease lease, List<NewEntry> entries) {
        Objects.requireNonNull(lease, "lease");
        List<NewEntry> batch = List.copyOf(entries);
        Limits.batch(batch);
        return access.write(() -> {
            if (!data.leases.holds(lease)) {
                throw new ConflictException(ErrorCode.LEASE_LOST, "append: the lease is not held any more");
            }
            return batch.stream().map(this::append).toList();
        });
    }

    private AppendResult append(NewEntry entry) {
        if (!data.continues(entry)) {
            return new AppendResult.HistoryChanged();
        }
        ConversationTable table = data.conversation(entry.conversation());
        if (table == null) {
            return new AppendResult.ConversationMissing();
        }
        AppendResult refusal = table.refusal(entry);
        if (refusal != null) {
            return refusal;
        }
        Effect.Attaches missing = data.blobs.missing(entry);
        return missing != null
                ? new AppendResult.BlobMissing(missing.blob())
                : new AppendResult.Appended(EntryWriting.store(data, table, entry));
    }

    @Override
    public List<StoredEntry> read(List<EntryRange> ranges, int limit) {
        List<EntryRange> wanted = List.copyOf(ranges);
        Limits.limit(limit);
        return access.read(() -> wanted.stream()
                .flatMap(range -> slice(range).stream())
                .limit(limit)
                .toList());
    }

    @Override
    public List<StoredEntry> readBackward(EntryRange range, int limit) {
        Objects.requireNonNull(range, "range");
        Limits.limit(limit);
        return access.read(() -> {
            List<StoredEntry> slice = slice(range);
            List<StoredEntry> last = new ArrayList<>(slice.subList(Math.max(0, slice.size() - limit), slice.size()));
            Collections.reverse(last);
            return List.copyOf(last);
        });
    }

    @Override
    public List<StoredEntry> readStanding(EntryRange range, boolean newestFirst, int limit) {
        Objects.requireNonNull(range, "range");
        Limits.limit(limit);
        return access.read(() -> {
            ConversationTable table = data.conversation(range.conversation());
            return table == null ? List.of() : table.standing(range, newestFirst, limit);
        });
    }

    @Override
    public Optional<StoredEntry> find(ConversationRef conversation, EntryName name) {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(name, "name");
        return access.read(
                () -> Optional.ofNullable(data.conversation(conversation)).map(table -> table.find(name)));
    }

    @Override
    public List<Expiring> expiring(Instant upTo, @Nullable Expiring after, int limit) {
        Objects.requireNonNull(upTo, "upTo");
        Limits.limit(limit);
        return access.read(() -> data.expiry.upTo(upTo, after, limit));
    }

    private List<StoredEntry> slice(EntryRange range) {
        ConversationTable table = data.conversation(range.conversation());
        return table == null ? List.of() : table.slice(range);
    }
}
