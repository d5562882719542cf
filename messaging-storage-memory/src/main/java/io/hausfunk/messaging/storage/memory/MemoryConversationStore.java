// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Activity;
import io.hausfunk.messaging.storage.ActivityPosition;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Roster;
import io.hausfunk.messaging.storage.StoredConversation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryConversationStore implements ConversationStore {
    private static final Comparator<ActivityPosition> LATEST_FIRST =
            Comparator.comparing(ActivityPosition::at).reversed().thenComparing(ActivityPosition::conversation);

    private static final Comparator<StoredConversation> BY_CREATION = Comparator.comparing(
                    StoredConversation::createdAt)
            .thenComparing(row -> row.ref().conversation());

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
            if (!data.continues(first)) {
                throw new StorageException(ErrorCode.HISTORY_CHANGED, "create: the entry rests on another history");
            }
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

    @Override
    public List<Activity> activityOf(TenantId tenant, PersonKey person, @Nullable ActivityPosition after, int limit) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(person, "person");
        Limits.limit(limit);
        return access.read(() -> data.conversationsOf(tenant, person).values().stream()
                .flatMap(table -> activity(table, person).stream())
                .filter(one -> after == null || LATEST_FIRST.compare(one.position(), after) > 0)
                .sorted(Comparator.comparing(Activity::position, LATEST_FIRST))
                .limit(limit)
                .toList());
    }

    @Override
    public List<Activity> activityIn(TenantId tenant, PersonKey person, Collection<ConversationId> conversations) {
        Objects.requireNonNull(person, "person");
        return access.read(() -> tables(tenant, conversations)
                .flatMap(table -> activity(table, person).stream())
                .toList());
    }

    @Override
    public Map<ConversationId, List<PersonKey>> presentIn(TenantId tenant, Collection<ConversationId> conversations) {
        return access.read(() -> tables(tenant, conversations)
                .collect(Collectors.toMap(
                        table -> table.ref().conversation(),
                        table -> table.participants.all().stream()
                                .filter(Participant::present)
                                .map(Participant::person)
                                .toList())));
    }

    @Override
    public List<StoredConversation> ofKind(
            TenantId tenant, ConversationKind kind, Instant since, @Nullable StoredConversation after, int limit) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(kind, "kind");
        Instant first = since.truncatedTo(ChronoUnit.MILLIS);
        Limits.limit(limit);
        return access.read(() -> data.conversations().stream()
                .map(ConversationTable::row)
                .filter(row -> row.ref().tenant().equals(tenant) && row.kind().equals(kind))
                .filter(row -> !row.createdAt().isBefore(first))
                .filter(row -> after == null || BY_CREATION.compare(row, after) > 0)
                .sorted(BY_CREATION)
                .limit(limit)
                .toList());
    }

    private Stream<ConversationTable> tables(TenantId tenant, Collection<ConversationId> conversations) {
        Objects.requireNonNull(tenant, "tenant");
        List<ConversationId> wanted = List.copyOf(conversations);
        Limits.lookup(wanted);
        return wanted.stream().distinct().flatMap(id -> table(new ConversationRef(tenant, id)).stream());
    }

    private static Optional<Activity> activity(ConversationTable table, PersonKey person) {
        return table.participants.find(person).map(table::activity);
    }

    private Optional<ConversationTable> table(ConversationRef ref) {
        return Optional.ofNullable(data.conversation(ref));
    }

    private static Optional<Membership> membership(ConversationTable table, PersonKey person) {
        return table.participants.find(person).map(row -> new Membership(table.row(), row));
    }
}
