// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.SealedBytes;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** Changes one keyset in the store, so that nothing is lost when several nodes change it at once. */
record KeysetRotation(StoredKeys rows, KeyCache cache, KeyParents parents) {
    private static final int ATTEMPTS = 100;

    /** Whether there was anything to change. */
    boolean change(KeyRef ref, KeysetChange change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            KeyRow row = rows.find(ref);
            if (row == null) {
                throw KeyErrors.unreadable();
            }
            try {
                Aead parent = parents.of(ref);
                KeysetHandle next = change.apply(Keysets.unwrap(row.wrapped(), parent, ref));
                if (next == null) {
                    return false;
                }
                SealedBytes wrapped = Keysets.wrap(next, parent, ref);
                if (rows.replace(new KeyRow(ref, row.version() + 1, wrapped, label(row, next)))) {
                    cache.drop(ref);
                    return true;
                }
            } catch (UnknownKey changedMeanwhile) {
                // The key above was rotated between two reads: both are read again.
            } catch (GeneralSecurityException failed) {
                throw KeyErrors.unreadable();
            }
        }
        throw KeyErrors.unreachable(null);
    }

    /** The label under the newest key; one that does not open is left as it is. */
    private static @Nullable SealedBytes label(KeyRow row, KeysetHandle keyset) throws GeneralSecurityException {
        SealedBytes label = row.label();
        if (label == null || row.ref().person() == null) {
            return label;
        }
        KeysetAead aead = new KeysetAead(keyset);
        byte[] bound = AssociatedData.label(row.ref());
        try {
            return Framing.seal(aead, Framing.open(aead, label, bound), bound);
        } catch (GeneralSecurityException damaged) {
            return label;
        }
    }

    @Override
    public String toString() {
        return "KeysetRotation";
    }
}
