// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author brought people in. */
public final class PeopleAdded implements Content {
    private final List<UserId> people;
    private final Role role;

    private PeopleAdded(List<UserId> people, Role role) {
        this.people = List.copyOf(people);
        this.role = Objects.requireNonNull(role, "role");
    }

    /** These people, who may do what this role may. */
    public static PeopleAdded of(List<UserId> people, Role role) {
        return new PeopleAdded(people, role);
    }

    /** Who came. */
    public List<UserId> people() {
        return people;
    }

    /** What they may do. */
    public Role role() {
        return role;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PeopleAdded that && people.equals(that.people) && role.equals(that.role);
    }

    @Override
    public int hashCode() {
        return Objects.hash(people, role);
    }

    @Override
    public String toString() {
        return "PeopleInvited[hidden]";
    }
}
