// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

import java.util.Objects;

/**
 * What a program proves with that it is a service account. It is shown once, when it is made; the engine keeps a hash only. {@code toString}
 * hides it.
 *
 * @param value the id of the account, a colon, and 256 random bits
 */
public record ServiceKey(String value) {
    /** Refuses null. */
    public ServiceKey {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return "ServiceKey[hidden]";
    }
}
