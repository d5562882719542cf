// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;
import java.util.UUID;

/**
 * A name for a task, hidden by a secret key or random. Unique within a tenant.
 *
 * @param value 128 bits
 */
public record TaskName(UUID value) {
    /** Refuses null. */
    public TaskName {
        Objects.requireNonNull(value, "value");
    }
}
