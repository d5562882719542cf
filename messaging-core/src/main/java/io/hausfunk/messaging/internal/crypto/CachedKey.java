// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.storage.SealedBytes;
import org.jspecify.annotations.Nullable;

/**
 * An opened key of a conversation, a person or both.
 *
 * @param aead the key
 * @param wrapped the row it came from, to see whether that changed
 * @param root the tenant's keys, without which it is not used
 * @param userId whose key it is, for keys of persons whose label opens
 */
record CachedKey(
        KeysetAead aead,
        SealedBytes wrapped,
        TenantRoot root,
        @Nullable String userId) {
    @Override
    public String toString() {
        return "CachedKey";
    }
}
