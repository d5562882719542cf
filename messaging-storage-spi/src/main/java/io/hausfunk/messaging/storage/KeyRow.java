// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A wrapped key.
 *
 * @param ref which key
 * @param version 1 for the first, one more with each replacement
 * @param wrapped the key, wrapped by the one above it
 * @param label whose key it is, sealed by the key itself; null for keys that need none
 */
public record KeyRow(
        KeyRef ref,
        long version,
        SealedBytes wrapped,
        @Nullable SealedBytes label) {
    /** Refuses null where it is not allowed. */
    public KeyRow {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(wrapped, "wrapped");
        if (version < 1) {
            throw new IllegalArgumentException("key versions start at 1");
        }
    }
}
