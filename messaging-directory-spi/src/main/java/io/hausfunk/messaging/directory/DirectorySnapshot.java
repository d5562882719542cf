// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.model.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A whole directory.
 *
 * @param people everybody, whatever the state of their account, each once
 * @param groups all groups, each once; their people and groups may be of those not listed here
 * @param mark from which {@link DirectoryFeed#changesSince} goes on, without a gap
 */
public record DirectorySnapshot(List<DirectoryPerson> people, List<DirectoryGroup> groups, DirectoryMark mark) {
    /** Copies the lists; refuses a person or group that is there twice with {@link IllegalArgumentException}. */
    public DirectorySnapshot {
        people = List.copyOf(people);
        groups = List.copyOf(groups);
        Objects.requireNonNull(mark, "mark");
        Set<UserId> users = new HashSet<>();
        Set<GroupId> ids = new HashSet<>();
        if (!people.stream().allMatch(person -> users.add(person.user()))
                || !groups.stream().allMatch(group -> ids.add(group.id()))) {
            throw new IllegalArgumentException("a person or a group is there twice");
        }
    }

    @Override
    public String toString() {
        return "DirectorySnapshot[" + people.size() + " people, " + groups.size() + " groups]";
    }
}
