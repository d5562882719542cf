// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What {@link DirectoryFeed#changesSince} answers. */
public sealed interface DirectoryChanges {
    /**
     * These are the changes, all of them.
     *
     * @param people who is new or otherwise than before, as they are now
     * @param goneUsers who is not there any more
     * @param groups what is new or otherwise than before, as it is now, with all its people
     * @param goneGroups what is not there any more
     * @param next the mark to go on from
     */
    record Changed(
            List<DirectoryPerson> people,
            Set<UserId> goneUsers,
            List<DirectoryGroup> groups,
            Set<GroupId> goneGroups,
            DirectoryMark next)
            implements DirectoryChanges {
        /** Copies the collections; refuses null. */
        public Changed {
            people = List.copyOf(people);
            goneUsers = Set.copyOf(goneUsers);
            groups = List.copyOf(groups);
            goneGroups = Set.copyOf(goneGroups);
            Objects.requireNonNull(next, "next");
        }

        @Override
        public String toString() {
            return "Changed[" + people.size() + " people, " + goneUsers.size() + " gone, " + groups.size() + " groups, "
                    + goneGroups.size() + " gone]";
        }
    }

    /** The mark says nothing any more: read everything anew. */
    record StartOver() implements DirectoryChanges {}
}
