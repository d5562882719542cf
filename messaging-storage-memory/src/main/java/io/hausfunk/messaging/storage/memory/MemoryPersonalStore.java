// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.PersonalRecord;
import io.hausfunk.messaging.storage.PersonalStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class MemoryPersonalStore implements PersonalStore {
    private final DataAccess access;
    private final MemoryData data;

    MemoryPersonalStore(DataAccess access) {
        this.access = access;
        this.data = access.data();
    }

    @Override
    public List<PersonalRecord> find(Collection<PersonalKey> keys) {
        List<PersonalKey> wanted = List.copyOf(keys);
        Limits.lookup(wanted);
        return access.read(() -> wanted.stream()
                .distinct()
                .map(data.personal::get)
                .filter(Objects::nonNull)
                .toList());
    }

    @Override
    public List<PersonalRecord> list(
            TenantId tenant, PersonKey person, PersonalKind kind, @Nullable UUID after, int limit) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(kind, "kind");
        Limits.limit(limit);
        return access.read(() -> data.personal.list(tenant, person, kind, after, limit));
    }

    @Override
    public boolean put(PersonalRecord next) {
        Objects.requireNonNull(next, "next");
        return access.write(() -> data.personal.put(next));
    }

    @Override
    public int delete(Collection<PersonalKey> keys) {
        List<PersonalKey> gone = List.copyOf(keys);
        Limits.lookup(gone);
        return access.write(
                () -> (int) gone.stream().filter(data.personal::delete).count());
    }

    @Override
    public int deleteOlder(PersonalKind kind, Instant before, int limit) {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(before, "before");
        Limits.limit(limit);
        return access.write(() -> data.personal.deleteOlder(kind, before, limit));
    }
}
