// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.KeyStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows in a map that a test may tamper with, that counts questions and can be out of reach. */
final class MapKeyStore implements KeyStore {
    final Map<KeyRef, KeyRow> rows = new LinkedHashMap<>();
    int finds;
    int writes;
    boolean down;

    @Override
    public synchronized List<KeyRow> find(Collection<KeyRef> refs) {
        failIfDown();
        finds++;
        return refs.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    @Override
    public synchronized List<KeyRow> putIfAbsent(List<KeyRow> given) {
        failIfDown();
        List<KeyRow> stored = new ArrayList<>();
        for (KeyRow row : given) {
            writes += rows.putIfAbsent(row.ref(), row) == null ? 1 : 0;
            stored.add(rows.get(row.ref()));
        }
        return stored;
    }

    @Override
    public synchronized boolean replace(KeyRow next) {
        failIfDown();
        KeyRow now = rows.get(next.ref());
        if (now == null || now.version() != next.version() - 1) {
            return false;
        }
        writes++;
        rows.put(next.ref(), next);
        return true;
    }

    @Override
    public synchronized boolean delete(KeyRef ref) {
        return rows.remove(ref) != null;
    }

    @Override
    public synchronized List<KeyRow> list(KeyKind kind, TenantId tenant, KeyRef after, int limit) {
        failIfDown();
        return rows.values().stream()
                .filter(row -> row.ref().kind().equals(kind))
                .filter(row -> tenant == null || row.ref().tenant().equals(tenant))
                .dropWhile(row -> after != null && !row.ref().equals(after))
                .skip(after == null ? 0 : 1)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean protects(TenantId tenant) {
        failIfDown();
        return rows.keySet().stream()
                .filter(ref -> !ref.kind().equals(KeyKind.CLUSTER))
                .filter(ref -> tenant == null || ref.tenant().equals(tenant))
                .anyMatch(ref -> tenant == null
                        || !(ref.kind().equals(KeyKind.TENANT) || ref.kind().equals(KeyKind.INDEX)));
    }

    private void failIfDown() {
        if (down) {
            throw new StorageException(ErrorCode.STORAGE_UNAVAILABLE, "down");
        }
    }
}
