// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.KeysetHandle;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * The one key of the installation, wrapped by the host's. That it opens proves that the host's keys and the store belong
 * together; it is made only where the store holds nothing yet.
 */
record InstallationKey(StoredKeys rows, MasterAead master) {
    /** Reads the key, or makes it if this is the first node of all. Blocks. Throws {@code KEYS_DO_NOT_MATCH}. */
    KeysetHandle open() {
        KeyRef ref = KeyRef.cluster();
        KeyRow row = rows.find(ref);
        if (row == null && rows.protect(null)) {
            // Another node may have made it since, and stored something.
            row = rows.find(ref);
            if (row == null) {
                throw doNotMatch("the store holds messages, but its row for the installation's key is missing");
            }
        }
        if (row == null) {
            row = rows.putIfAbsent(List.of(new KeyRow(ref, 1, Keysets.wrap(Keysets.newFrameAead(), master, ref), null)))
                    .get(0);
        }
        try {
            return Keysets.unwrap(row.wrapped(), master, ref);
        } catch (GeneralSecurityException failed) {
            throw otherKeys();
        } catch (KeyException failed) {
            throw failed.code() == ErrorCode.UNREADABLE ? otherKeys() : failed;
        }
    }

    /** Whether nothing is stored of the tenant yet. Throws {@code KEYS_DO_NOT_MATCH} unless the host's keys belong to the store. */
    boolean isNew(TenantId tenant) {
        open();
        return !rows.protect(tenant);
    }

    static KeyException doNotMatch(String what) {
        return new KeyException(
                ErrorCode.KEYS_DO_NOT_MATCH, what + "; nothing was written. Restore the rows of the key table, too");
    }

    private static KeyException otherKeys() {
        return new KeyException(
                ErrorCode.KEYS_DO_NOT_MATCH,
                "the store was made with other master keys; nothing was written. Use the keystore, or the key of the key"
                        + " service, that belongs to this store");
    }

    @Override
    public String toString() {
        return "InstallationKey";
    }
}
