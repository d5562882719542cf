// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import org.jspecify.annotations.Nullable;

/** The author joined a channel. */
public final class PersonJoined implements Content {
    private PersonJoined() {}

    /** The one that there is. */
    public static PersonJoined of() {
        return new PersonJoined();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonJoined;
    }

    @Override
    public int hashCode() {
        return PersonJoined.class.hashCode();
    }

    @Override
    public String toString() {
        return "PersonJoined";
    }
}
