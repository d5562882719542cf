// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;

/**
 * Which history data has. Two equal ones say that nothing was lost in between.
 *
 * @param value opaque, 1 to 200 characters
 */
public record History(String value) {
    private static final int LONGEST = 200;

    /** Refuses null, and what is not 1 to 200 characters long. */
    public History {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a history has 1 to " + LONGEST + " characters");
        }
    }
}
