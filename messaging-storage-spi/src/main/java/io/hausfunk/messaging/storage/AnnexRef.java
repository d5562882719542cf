// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;

/**
 * One annex.
 *
 * @param key what it is about, how, and what it says
 * @param sequence its number
 */
public record AnnexRef(AnnexKey key, long sequence) {
    /** Refuses null. */
    public AnnexRef {
        Objects.requireNonNull(key, "key");
    }
}
