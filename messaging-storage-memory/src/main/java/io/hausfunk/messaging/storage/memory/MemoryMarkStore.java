// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.MarkStore;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

final class MemoryMarkStore implements MarkStore {
    private final DataAccess access;
    private final MemoryData data;

    MemoryMarkStore(DataAccess access) {
        this.access = access;
        this.data = access.data();
    }

    @Override
    public void advance(List<MarkUpdate> updates) {
        List<MarkUpdate> batch = List.copyOf(updates);
        Limits.batch(batch);
        access.write(() -> {
            batch.forEach(this::advance);
            return true;
        });
    }

    private void advance(MarkUpdate update) {
        ConversationTable table = data.conversation(update.conversation());
        if (table != null) {
            long delivered = Math.min(update.delivered(), table.head());
            long read = Math.min(update.read(), table.head());
            table.participants.raise(update.person(), delivered, read);
        }
    }

    @Override
    public Map<ConversationId, Long> unread(TenantId tenant, PersonKey person, List<ConversationId> conversations) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(person, "person");
        List<ConversationId> wanted = List.copyOf(conversations);
        Limits.lookup(wanted);
        return access.read(() -> {
            Map<ConversationId, Long> counts = new HashMap<>();
            for (ConversationId conversation : wanted) {
                ConversationTable table = data.conversation(new ConversationRef(tenant, conversation));
                if (table != null && table.participants.find(person).isPresent()) {
                    counts.put(conversation, table.unread(person));
                }
            }
            return Map.copyOf(counts);
        });
    }
}
