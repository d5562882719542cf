// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;
import java.util.UUID;

/**
 * A keyed fingerprint of what an entry said when it was sent. Equal only for the same name and content, so that a store can tell a retry from a conflict without reading.
 *
 * @param value 128 bits
 */
public record ContentFingerprint(UUID value) {
    /** Refuses null. */
    public ContentFingerprint {
        Objects.requireNonNull(value, "value");
    }
}
