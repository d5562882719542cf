// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author banned somebody, who went with this entry unless they had gone before and cannot come back until that ends. */
public final class PersonBanned implements Content {
    private final UserId person;

    private PersonBanned(UserId person) {
        this.person = Objects.requireNonNull(person, "person");
    }

    /** This person was banned. */
    public static PersonBanned of(UserId person) {
        return new PersonBanned(person);
    }

    /** Who is banned. */
    public UserId person() {
        return person;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonBanned that && person.equals(that.person);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }

    @Override
    public String toString() {
        return "PersonBanned[hidden]";
    }
}
