// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Roster;
import io.hausfunk.messaging.storage.StoredConversation;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class MemoryConversationStore implements ConversationStore {
    private final DataAccess access;
    private final MemoryData data;

    MemoryConversationStore(DataAccess access) {
        this.access = access;
        this.data = access.data();
    }

    @Override
    public boolean create(NewConversation conversation, NewEntry first) {
        Limits.refuseUnless(
                conversation.ref().equals(first.conversation()), "the first entry belongs to another conversation");
        return access.write(() -> {
            if (data.conversation(conversation.ref()) != null) {
                return false;
            }
            ConversationTable table = new ConversationTable(conversation);
            data.add(table);
            EntryWriting.store(data, table, first);
            return true;
        });
    }

    @Override
    public Optional<StoredConversation> find(ConversationRef conversation) {
        Objects.requireNonNull(conversation, "conversation");
        return access.read(() -> table(conversation).map(ConversationTable::row));
    }

    @Override
    public Optional<Membership> membership(ConversationRef conversation, PersonKey person) {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(person, "person");
        return access.read(() -> table(conversation).flatMap(table -> membership(table, person)));
    }

    @Override
    public Optional<Roster> roster(ConversationRef conversation) {
        Objects.requireNonNull(conversation, "conversation");
        return access.read(() -> table(conversation).map(table -> new Roster(table.row(), table.participants.all())));
    }

    @Override
    public List<Membership> membershipsOf(
            TenantId tenant, PersonKey person, @Nullable ConversationId after, int limit) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(person, "person");
        Limits.limit(limit);
        return access.read(() -> {
            NavigableMap<ConversationId, ConversationTable> all = data.conversationsOf(tenant, person);
            return (after == null ? all : all.tailMap(after, false))
                    .values().stream()
                            .limit(limit)
                            .flatMap(table -> membership(table, person).stream())
                            .toList();
        });
    }

    private Optional<ConversationTable> table(ConversationRef ref) {
        return Optional.ofNullable(data.conversation(ref));
    }

    private static Optional<Membership> membership(ConversationTable table, PersonKey person) {
        return table.participants.find(person).map(row -> new Membership(table.row(), row));
    }
}
