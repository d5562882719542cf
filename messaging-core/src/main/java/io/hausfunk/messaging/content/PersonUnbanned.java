// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author ended somebody's ban: they may join or be added again. */
public final class PersonUnbanned implements Content {
    private final UserId person;

    private PersonUnbanned(UserId person) {
        this.person = Objects.requireNonNull(person, "person");
    }

    /** This person is not banned any more. */
    public static PersonUnbanned of(UserId person) {
        return new PersonUnbanned(person);
    }

    /** Who is not banned any more. */
    public UserId person() {
        return person;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonUnbanned that && person.equals(that.person);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }

    @Override
    public String toString() {
        return "PersonUnbanned[hidden]";
    }
}
