// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.Aead;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data key to seal with, made if there is none. Fails if conversation or person have no key: then they were erased,
 * and nothing may be written under them.
 *
 * <p>A data key wrapped by a key that its owners do not hold any more is what an erasure left behind: rotation only ever
 * adds keys to a row, so the row was deleted and made anew. It is replaced, or somebody who returns after an erasure
 * could never write again.
 */
final class NewDataKeys {
    private static final int ATTEMPTS = 10;

    private final StoredKeys rows;
    private final KeyCache cache;
    private final DataKeys data;

    NewDataKeys(StoredKeys rows, KeyCache cache, DataKeys data) {
        this.rows = rows;
        this.cache = cache;
        this.data = data;
    }

    CachedKey getOrCreate(KeyRef ref) {
        KeyRow orphan = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long mark = cache.mark();
            Map<KeyRef, KeyRow> found = rows.find(DataKeys.withOwners(ref));
            Map<KeyRef, CachedKey> opened = new HashMap<>();
            Aead wrapping = data.wrapping(ref, found, opened);
            if (wrapping == null) {
                throw KeyErrors.unreadable();
            }
            KeyRow row = stored(ref, found.get(ref), orphan, wrapping);
            if (row == null) {
                continue;
            }
            try {
                CachedKey key = data.open(row, wrapping);
                opened.put(ref, key);
                cache.put(opened, mark);
                return key;
            } catch (UnknownKey left) {
                orphan = row;
            } catch (GeneralSecurityException failed) {
                throw KeyErrors.unreadable();
            }
        }
        throw KeyErrors.unreadable();
    }

    /**
     * The row to use, or null to look again. A row is replaced only if it was found unusable twice: the second look at
     * its owners came after the first at the row, so it was not a rotation seen halfway.
     */
    private @Nullable KeyRow stored(KeyRef ref, @Nullable KeyRow row, @Nullable KeyRow orphan, Aead wrapping) {
        if (row == null) {
            KeyRow first = new KeyRow(ref, 1, Keysets.wrap(Keysets.newAead(), wrapping, ref), null);
            return rows.putIfAbsent(List.of(first)).get(0);
        }
        if (!row.equals(orphan) || opens(row, wrapping)) {
            return row;
        }
        KeyRow next = new KeyRow(ref, row.version() + 1, Keysets.wrap(Keysets.newAead(), wrapping, ref), null);
        return rows.replace(next) ? next : null;
    }

    private static boolean opens(KeyRow row, Aead wrapping) {
        try {
            Keysets.unwrap(row.wrapped(), wrapping, row.ref());
            return true;
        } catch (UnknownKey left) {
            return false;
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    @Override
    public String toString() {
        return "NewDataKeys";
    }
}
