// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Addressee;
import io.hausfunk.messaging.storage.AddresseeStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Reason;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryAddresseeStore implements AddresseeStore {
    private static final PersonKey NOBODY = new PersonKey(new UUID(0, 0));

    private final DataAccess access;
    private final MemoryData data;

    MemoryAddresseeStore(DataAccess access) {
        this.access = access;
        this.data = access.data();
    }

    @Override
    public void address(List<Addressee> addressees) {
        List<Addressee> batch = List.copyOf(addressees);
        Limits.batch(batch);
        access.write(() -> {
            existing(batch).forEach(data.addressees::address);
            return true;
        });
    }

    @Override
    public int settle(List<Addressee> addressees) {
        List<Addressee> batch = List.copyOf(addressees);
        Limits.batch(batch);
        return access.write(
                () -> (int) existing(batch).filter(data.addressees::settle).count());
    }

    private Stream<Addressee> existing(List<Addressee> batch) {
        return batch.stream().filter(row -> {
            ConversationTable table = data.conversation(row.conversation());
            return table != null && row.sequence() <= table.head();
        });
    }

    @Override
    public List<Addressee> unsettled(TenantId tenant, PersonKey person, @Nullable Addressee after, int limit) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(person, "person");
        Limits.limit(limit);
        return access.read(() -> data.addressees.unsettled(tenant, person, after, limit));
    }

    @Override
    public Map<Reason, Long> countUnsettled(TenantId tenant, PersonKey person) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(person, "person");
        return access.read(() -> Map.copyOf(data.addressees.countUnsettled(tenant, person)));
    }

    @Override
    public Map<ConversationId, Long> countUnread(
            TenantId tenant, PersonKey person, Collection<Reason> reasons, Collection<ConversationId> conversations) {
        Set<Reason> wanted = Set.copyOf(reasons);
        Limits.kinds(reasons);
        List<ConversationId> where = List.copyOf(conversations);
        Limits.lookup(where);
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(person, "person");
        return access.read(() -> {
            Map<ConversationId, Long> counts = new HashMap<>();
            for (ConversationId id : where) {
                ConversationTable table = data.conversation(new ConversationRef(tenant, id));
                long count = table == null
                        ? 0
                        : table.participants
                                .find(person)
                                .map(row -> data.addressees.countUnread(table.ref(), row, wanted))
                                .orElse(0L);
                if (count > 0) {
                    counts.put(id, count);
                }
            }
            return Map.copyOf(counts);
        });
    }

    @Override
    public List<PersonKey> of(
            ConversationRef conversation,
            long sequence,
            Reason reason,
            boolean settled,
            @Nullable PersonKey after,
            int limit) {
        Addressee any = new Addressee(conversation, sequence, NOBODY, reason);
        Limits.limit(limit);
        return access.read(() -> data.addressees.of(any, settled, after, limit));
    }
}
