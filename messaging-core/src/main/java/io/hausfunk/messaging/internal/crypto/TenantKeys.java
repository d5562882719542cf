// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PrfSet;
import io.hausfunk.messaging.storage.SealedBytes;
import java.security.GeneralSecurityException;

/**
 * A tenant's two keys, opened.
 *
 * @param wrapped the tenant's row, to see whether it changed
 * @param aead wraps the keys of conversations and persons
 * @param prf makes pseudonyms
 * @param openedAt when the host's key service was last asked, by the ticker
 */
record TenantKeys(SealedBytes wrapped, KeysetAead aead, PrfSet prf, long openedAt) {
    static TenantKeys of(SealedBytes wrapped, KeysetHandle tenant, KeysetHandle index, long openedAt)
            throws GeneralSecurityException {
        return new TenantKeys(
                wrapped, new KeysetAead(tenant), index.getPrimitive(Keysets.TINK, PrfSet.class), openedAt);
    }

    @Override
    public String toString() {
        return "TenantKeys";
    }
}
