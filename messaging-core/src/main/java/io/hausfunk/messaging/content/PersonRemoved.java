// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author removed somebody. */
public final class PersonRemoved implements Content {
    private final UserId person;

    private PersonRemoved(UserId person) {
        this.person = Objects.requireNonNull(person, "person");
    }

    /** This person was removed. */
    public static PersonRemoved of(UserId person) {
        return new PersonRemoved(person);
    }

    /** Who had to go. */
    public UserId person() {
        return person;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonRemoved that && person.equals(that.person);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }

    @Override
    public String toString() {
        return "PersonRemoved[hidden]";
    }
}
