// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.Set;

/**
 * A group that the kit wants to be in a directory.
 *
 * @param name as people call it
 * @param people who belongs to it directly
 * @param groups the groups whose people belong to it as well; may lead in circles
 */
public record SeedGroup(String name, Set<UserId> people, Set<GroupId> groups) {
    /** Copies the sets. */
    public SeedGroup {
        people = Set.copyOf(people);
        groups = Set.copyOf(groups);
    }

    @Override
    public String toString() {
        return "SeedGroup[" + people.size() + " people, " + groups.size() + " groups]";
    }
}
