// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.storage.AnnexCount;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.AnnexRef;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

final class MemoryAnnexStore implements AnnexStore {
    private final DataAccess access;
    private final MemoryData data;

    MemoryAnnexStore(DataAccess access) {
        this.access = access;
        this.data = access.data();
    }

    @Override
    public List<AnnexCount> count(ConversationRef conversation, Collection<Long> targets) {
        List<Long> wanted = List.copyOf(targets);
        Limits.lookup(wanted);
        return in(conversation, table -> table.annexes.count(wanted));
    }

    @Override
    public List<StoredEntry> read(ConversationRef conversation, Collection<AnnexKey> keys, long after, int limit) {
        List<AnnexKey> wanted = List.copyOf(keys);
        Limits.lookup(wanted);
        Limits.limit(limit);
        return in(
                conversation,
                table -> table.annexes.numbers(wanted, after).stream()
                        .limit(limit)
                        .map(table::entry)
                        .toList());
    }

    @Override
    public List<AnnexRef> by(ConversationRef conversation, PersonKey author, Collection<Long> targets, int limit) {
        Objects.requireNonNull(author, "author");
        List<Long> wanted = List.copyOf(targets);
        Limits.lookup(wanted);
        Limits.limit(limit);
        return in(conversation, table -> {
            List<AnnexRef> all = table.annexes.all(wanted).stream()
                    .filter(annex -> table.entry(annex.sequence()).author().equals(author))
                    .toList();
            return List.copyOf(all.subList(Math.max(0, all.size() - limit), all.size()));
        });
    }

    private <T> List<T> in(ConversationRef conversation, Function<ConversationTable, List<T>> reading) {
        Objects.requireNonNull(conversation, "conversation");
        return access.read(() -> {
            ConversationTable table = data.conversation(conversation);
            return table == null ? List.of() : reading.apply(table);
        });
    }
}
