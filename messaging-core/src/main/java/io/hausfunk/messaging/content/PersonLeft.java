// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import org.jspecify.annotations.Nullable;

/** The author left. */
public final class PersonLeft implements Content {
    private PersonLeft() {}

    /** The one that there is. */
    public static PersonLeft of() {
        return new PersonLeft();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonLeft;
    }

    @Override
    public int hashCode() {
        return PersonLeft.class.hashCode();
    }

    @Override
    public String toString() {
        return "PersonLeft";
    }
}
