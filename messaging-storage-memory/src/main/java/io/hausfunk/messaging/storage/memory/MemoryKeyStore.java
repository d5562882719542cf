// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.KeyStore;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class MemoryKeyStore implements KeyStore {
    private final DataAccess access;
    private final KeyTable keys;

    MemoryKeyStore(DataAccess access) {
        this.access = access;
        this.keys = access.data().keys;
    }

    @Override
    public List<KeyRow> find(Collection<KeyRef> refs) {
        Set<KeyRef> wanted = Set.copyOf(refs);
        Limits.lookup(refs);
        return access.read(
                () -> wanted.stream().map(keys::get).filter(Objects::nonNull).toList());
    }

    @Override
    public List<KeyRow> putIfAbsent(List<KeyRow> rows) {
        List<KeyRow> batch = List.copyOf(rows);
        Limits.lookup(batch);
        Set<KeyRef> refs = batch.stream().map(KeyRow::ref).collect(Collectors.toSet());
        Limits.refuseUnless(refs.size() == batch.size(), "each key once");
        Limits.refuseUnless(batch.stream().allMatch(row -> row.version() == 1), "a new row has version 1");
        return access.write(() -> batch.stream().map(this::putIfAbsent).toList());
    }

    private KeyRow putIfAbsent(KeyRow row) {
        KeyRow earlier = keys.get(row.ref());
        if (earlier != null) {
            return earlier;
        }
        keys.put(row);
        return row;
    }

    @Override
    public boolean replace(KeyRow next) {
        Objects.requireNonNull(next, "next");
        return access.write(() -> {
            KeyRow current = keys.get(next.ref());
            if (current == null || current.version() != next.version() - 1) {
                return false;
            }
            keys.put(next);
            return true;
        });
    }

    @Override
    public boolean delete(KeyRef ref) {
        Objects.requireNonNull(ref, "ref");
        return access.write(() -> keys.remove(ref));
    }

    @Override
    public List<KeyRow> list(KeyKind kind, @Nullable TenantId tenant, @Nullable KeyRef after, int limit) {
        Objects.requireNonNull(kind, "kind");
        Limits.limit(limit);
        return access.read(() -> keys.list(kind, tenant, after, limit));
    }

    @Override
    public boolean protects(@Nullable TenantId tenant) {
        return access.read(() -> keys.protect(tenant) || access.data().holds(tenant));
    }
}
