// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;

/**
 * How many annexes have a key in common.
 *
 * @param key what they have in common
 * @param count how many there are, from 1
 * @param latest the number of the last one
 */
public record AnnexCount(AnnexKey key, long count, long latest) {
    /** Refuses null. */
    public AnnexCount {
        Objects.requireNonNull(key, "key");
    }
}
