// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author gave somebody another role. */
public final class RoleChanged implements Content {
    private final UserId person;
    private final Role role;

    private RoleChanged(UserId person, Role role) {
        this.person = Objects.requireNonNull(person, "person");
        this.role = Objects.requireNonNull(role, "role");
    }

    /** This person, and their new role. */
    public static RoleChanged of(UserId person, Role role) {
        return new RoleChanged(person, role);
    }

    /** Whose role it is. */
    public UserId person() {
        return person;
    }

    /** What they may do from now on. */
    public Role role() {
        return role;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoleChanged that && person.equals(that.person) && role.equals(that.role);
    }

    @Override
    public int hashCode() {
        return Objects.hash(person, role);
    }

    @Override
    public String toString() {
        return "RoleChanged[hidden]";
    }
}
