// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;
import java.util.UUID;

/**
 * Which of several things an annex says of its target, such as which reaction or which answer, hidden by a secret key. Equal
 * only for the same choice, so that a store can count what it cannot read.
 *
 * @param value 128 bits, not all of them zero
 */
public record ChoiceToken(UUID value) {
    /** Refuses null, and zero with {@link IllegalArgumentException}. */
    public ChoiceToken {
        Objects.requireNonNull(value, "value");
        if (value.getMostSignificantBits() == 0 && value.getLeastSignificantBits() == 0) {
            throw new IllegalArgumentException("a choice is not zero");
        }
    }
}
