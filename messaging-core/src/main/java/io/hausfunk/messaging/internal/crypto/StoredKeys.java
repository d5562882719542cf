// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.KeyStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store of keys in the sizes that it takes. Its errors become {@code KEYS_UNREACHABLE}, because an unknown outcome
 * here is harmless to repeat and must not be taken for an unknown outcome of the message.
 */
final class StoredKeys {
    private static final int BATCH = 1000;

    private final KeyStore store;

    StoredKeys(KeyStore store) {
        this.store = store;
    }

    Map<KeyRef, KeyRow> find(Collection<KeyRef> refs) {
        List<KeyRef> wanted = List.copyOf(refs);
        Map<KeyRef, KeyRow> found = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += BATCH) {
            List<KeyRef> batch = wanted.subList(from, Math.min(from + BATCH, wanted.size()));
            for (KeyRow row : ask(() -> store.find(batch))) {
                found.put(row.ref(), row);
            }
        }
        return found;
    }

    @Nullable
    KeyRow find(KeyRef ref) {
        return find(List.of(ref)).get(ref);
    }

    /** The rows that are stored now, in the order of those given. */
    List<KeyRow> putIfAbsent(List<KeyRow> rows) {
        List<KeyRow> stored = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<KeyRow> batch = rows.subList(from, Math.min(from + BATCH, rows.size()));
            stored.addAll(ask(() -> store.putIfAbsent(batch)));
        }
        return stored;
    }

    boolean replace(KeyRow next) {
        return ask(() -> store.replace(next));
    }

    List<KeyRow> list(KeyKind kind, @Nullable TenantId tenant, @Nullable KeyRef after, int limit) {
        return ask(() -> store.list(kind, tenant, after, limit));
    }

    /** Whether anything stored needs the keys of this tenant; with null, of any. */
    boolean protect(@Nullable TenantId tenant) {
        return ask(() -> store.protects(tenant));
    }

    private static <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (StorageException failed) {
            throw KeyErrors.unreachable(failed);
        }
    }

    @Override
    public String toString() {
        return "KeyRows";
    }
}
