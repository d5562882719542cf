// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.storage.ChangeMark;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.Changes;
import io.hausfunk.messaging.storage.ConversationHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class MemoryChangeStore implements ChangeStore {
    private final DataAccess access;
    private final ChangeLog log;

    MemoryChangeStore(DataAccess access) {
        this.access = access;
        this.log = access.data().changes;
    }

    @Override
    public Changes changedSince(@Nullable ChangeMark mark, int limit) {
        Limits.limit(limit);
        return access.read(() -> {
            ChangeMark now = new ChangeMark(Long.toString(log.last()));
            if (mark == null) {
                return new Changes(List.of(), now, true);
            }
            List<ConversationHead> heads = log.since(Long.parseLong(mark.value())).stream()
                    .limit(limit + 1L)
                    .map(ConversationTable::headRow)
                    .toList();
            boolean complete = heads.size() <= limit;
            return new Changes(complete ? heads : heads.subList(0, limit), now, complete);
        });
    }
}
