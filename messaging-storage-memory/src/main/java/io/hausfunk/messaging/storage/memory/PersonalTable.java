// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.PersonalRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What belongs to one person alone, by person and kind. */
final class PersonalTable {
    private final Map<Owner, NavigableMap<UUID, PersonalRecord>> rows = new HashMap<>();

    private record Owner(TenantId tenant, PersonKey person, PersonalKind kind) {}

    @Nullable
    PersonalRecord get(PersonalKey key) {
        return of(owner(key)).get(key.name());
    }

    List<PersonalRecord> list(TenantId tenant, PersonKey person, PersonalKind kind, @Nullable UUID after, int limit) {
        NavigableMap<UUID, PersonalRecord> all = of(new Owner(tenant, person, kind));
        return (after == null ? all : all.tailMap(after, false))
                .values().stream().limit(limit).toList();
    }

    boolean put(PersonalRecord next) {
        PersonalRecord stored = get(next.key());
        if ((stored == null ? 0 : stored.version()) != next.version() - 1) {
            return false;
        }
        rows.computeIfAbsent(owner(next.key()), owner -> new TreeMap<>())
                .put(next.key().name(), next);
        return true;
    }

    boolean delete(PersonalKey key) {
        return of(owner(key)).remove(key.name()) != null;
    }

    int deleteOlder(PersonalKind kind, Instant before, int limit) {
        List<PersonalKey> old = rows.entrySet().stream()
                .filter(row -> row.getKey().kind().equals(kind))
                .flatMap(row -> row.getValue().values().stream())
                .filter(row -> row.at().isBefore(before))
                .sorted(Comparator.comparing(PersonalRecord::at))
                .limit(limit)
                .map(PersonalRecord::key)
                .toList();
        old.forEach(this::delete);
        return old.size();
    }

    private NavigableMap<UUID, PersonalRecord> of(Owner owner) {
        NavigableMap<UUID, PersonalRecord> found = rows.get(owner);
        return found == null ? new TreeMap<>() : found;
    }

    private static Owner owner(PersonalKey key) {
        return new Owner(key.tenant(), key.person(), key.kind());
    }
}
