// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;
import java.util.UUID;

/**
 * The pseudonym of a person within a tenant: derived with a secret key, so the store cannot tell who it is.
 *
 * @param value 128 bits
 */
public record PersonKey(UUID value) {
    /** Refuses null. */
    public PersonKey {
        Objects.requireNonNull(value, "value");
    }
}
