// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;

/**
 * A moment in a store's history. It means something only to the store that made it, and survives a restart.
 *
 * @param value opaque, at most 4000 characters
 */
public record ChangeMark(String value) {
    /** Refuses null. */
    public ChangeMark {
        Objects.requireNonNull(value, "value");
    }
}
