// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.KeysetHandle;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.SealedBytes;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of conversations and of persons, which the tenant's key wraps. */
final class OwnerKeys {
    private final StoredKeys rows;
    private final KeyCache cache;

    OwnerKeys(StoredKeys rows, KeyCache cache) {
        this.rows = rows;
        this.cache = cache;
    }

    /** From memory or from the store; null if it is gone or does not open. */
    @Nullable
    CachedKey get(KeyRef ref) {
        CachedKey cached = cache.get(ref);
        if (cached != null) {
            cached.root().keys();
            return cached;
        }
        return cache.isMissing(ref) ? null : read(ref);
    }

    /** Reads those of some keys that are not in memory in one question. */
    void prepare(Collection<KeyRef> refs) {
        List<KeyRef> wanted = refs.stream()
                .distinct()
                .filter(ref -> cache.get(ref) == null && !cache.isMissing(ref))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        long mark = cache.mark();
        Map<KeyRef, KeyRow> found = rows.find(wanted);
        Map<KeyRef, CachedKey> opened = new HashMap<>();
        for (KeyRef ref : wanted) {
            KeyRow row = found.get(ref);
            CachedKey key = row == null ? null : open(row);
            if (key == null) {
                cache.missing(ref);
            } else {
                opened.put(ref, key);
            }
        }
        cache.put(opened, mark);
    }

    /** From the store, whatever is in memory; null if it is gone or does not open. */
    @Nullable
    CachedKey read(KeyRef ref) {
        long mark = cache.mark();
        KeyRow row = rows.find(ref);
        CachedKey key = row == null ? null : open(row);
        if (key == null) {
            cache.drop(ref);
            cache.missing(ref);
        } else {
            cache.put(Map.of(ref, key), mark);
        }
        return key;
    }

    /** Opens a row that was read just now, without unwrapping if it is the one in memory; null if it does not open. */
    @Nullable
    CachedKey open(KeyRow row) {
        try {
            return openOrFail(row);
        } catch (KeyException failed) {
            if (failed.code() == ErrorCode.UNREADABLE) {
                return null;
            }
            throw failed;
        }
    }

    private CachedKey openOrFail(KeyRow row) {
        TenantRoot root = cache.root(row.ref().tenant());
        TenantKeys keys = root.keys();
        CachedKey cached = cache.get(row.ref());
        if (cached != null && cached.wrapped().equals(row.wrapped())) {
            return cached;
        }
        try {
            return opened(row, keys, root);
        } catch (UnknownKey newer) {
            return openWithNewer(row, root, keys);
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    /** The tenant's keys are now read after the row, and none ever goes: once is enough. */
    private static CachedKey openWithNewer(KeyRow row, TenantRoot root, TenantKeys seen) {
        try {
            return opened(row, root.newerThan(seen), root);
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    /** A new row that is not stored yet. */
    KeyRow newRow(KeyRef ref, @Nullable String userId) {
        KeysetHandle keyset = Keysets.newAead();
        SealedBytes wrapped =
                Keysets.wrap(keyset, cache.root(ref.tenant()).keys().aead(), ref);
        return new KeyRow(ref, 1, wrapped, userId == null ? null : label(keyset, ref, userId));
    }

    /** A user id, sealed by the person's own key. */
    static SealedBytes label(KeysetHandle keyset, KeyRef ref, String userId) {
        try {
            return Framing.seal(new KeysetAead(keyset), Utf8.encode(userId), AssociatedData.label(ref));
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    private static CachedKey opened(KeyRow row, TenantKeys keys, TenantRoot root) throws GeneralSecurityException {
        KeysetAead aead = new KeysetAead(Keysets.unwrap(row.wrapped(), keys.aead(), row.ref()));
        return new CachedKey(aead, row.wrapped(), root, userId(row, aead));
    }

    private static @Nullable String userId(KeyRow row, KeysetAead aead) {
        SealedBytes label = row.label();
        if (label == null || row.ref().person() == null) {
            return null;
        }
        try {
            return Utf8.decode(Framing.open(aead, label, AssociatedData.label(row.ref())));
        } catch (GeneralSecurityException damaged) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "OwnerKeys";
    }
}
