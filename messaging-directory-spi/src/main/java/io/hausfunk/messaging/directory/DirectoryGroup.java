// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import java.util.Set;

/**
 * A group or department with those who belong to it directly. {@code toString} hides name and people.
 *
 * @param id which
 * @param name as people call it; not empty, at most 256 characters
 * @param people who belongs to it directly, also with accounts that are not active
 * @param groups groups whose people belong to it as well; may lead in circles
 */
public record DirectoryGroup(GroupId id, String name, Set<UserId> people, Set<GroupId> groups) {
    private static final int MAX_NAME = 256;

    /** Copies the sets; refuses a name of another length with {@link IllegalArgumentException}. */
    public DirectoryGroup {
        Objects.requireNonNull(id, "id");
        people = Set.copyOf(people);
        groups = Set.copyOf(groups);
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("a group's name has 1 to 256 characters");
        }
    }

    @Override
    public String toString() {
        return "DirectoryGroup[" + id + ", " + people.size() + " people, " + groups.size() + " groups]";
    }
}
