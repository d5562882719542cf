// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Key rows by kind, ordered so that those of a tenant lie together. */
final class KeyTable {
    private final Map<KeyKind, NavigableMap<String, KeyRow>> kinds = new HashMap<>();

    @Nullable
    KeyRow get(KeyRef ref) {
        return rows(ref.kind()).get(position(ref));
    }

    void put(KeyRow row) {
        kinds.computeIfAbsent(row.ref().kind(), kind -> new TreeMap<>()).put(position(row.ref()), row);
    }

    boolean remove(KeyRef ref) {
        return rows(ref.kind()).remove(position(ref)) != null;
    }

    List<KeyRow> list(KeyKind kind, @Nullable TenantId tenant, @Nullable KeyRef after, int limit) {
        String start = tenant == null ? "" : first(tenant);
        return rows(kind).tailMap(after == null ? start : position(after), false).values().stream()
                .takeWhile(row -> tenant == null || row.ref().tenant().equals(tenant))
                .limit(limit)
                .toList();
    }

    /** Whether there is a key below those of the tenant; of any tenant, also one of those. */
    boolean protect(@Nullable TenantId tenant) {
        return kinds.keySet().stream()
                .filter(kind -> !kind.equals(KeyKind.CLUSTER))
                .filter(kind -> tenant == null || !(kind.equals(KeyKind.TENANT) || kind.equals(KeyKind.INDEX)))
                .anyMatch(kind -> !list(kind, tenant, null, 1).isEmpty());
    }

    private NavigableMap<String, KeyRow> rows(KeyKind kind) {
        NavigableMap<String, KeyRow> rows = kinds.get(kind);
        return rows == null ? new TreeMap<>() : rows;
    }

    private static String position(KeyRef ref) {
        return first(ref.tenant()) + ref.conversation() + '/' + ref.person();
    }

    /** No tenant id holds a slash, so no other tenant's rows begin like this. */
    private static String first(TenantId tenant) {
        return tenant.value() + '/';
    }
}
