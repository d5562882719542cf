// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link DirectoryFeed#changesSince} answers. */
public sealed interface DirectoryChanges {
    /** These are the changes, all of them. Begin with {@link #upTo}; each method with an argument returns a copy. */
    final class Changed implements DirectoryChanges {
        private final Values values;

        private Changed(Values values) {
            this.values = values;
        }

        /**
         * Nothing has changed.
         *
         * @param next the mark to go on from
         */
        public static Changed upTo(DirectoryMark next) {
            return new Changed(new Values(List.of(), Set.of(), List.of(), Set.of(), next));
        }

        /** Who is new or otherwise than before, as they are now. */
        public List<DirectoryPerson> people() {
            return values.people;
        }

        /** Who is not there any more. */
        public Set<UserId> goneUsers() {
            return values.goneUsers;
        }

        /** Groups that are new or otherwise than before, as they are now, with all their people. */
        public List<DirectoryGroup> groups() {
            return values.groups;
        }

        /** Groups that are not there any more. */
        public Set<GroupId> goneGroups() {
            return values.goneGroups;
        }

        /** The mark to go on from. */
        public DirectoryMark next() {
            return values.next;
        }

        /** The same with these people. */
        public Changed people(List<DirectoryPerson> given) {
            return new Changed(new Values(given, values.goneUsers, values.groups, values.goneGroups, values.next));
        }

        /** The same without these people. */
        public Changed goneUsers(Set<UserId> given) {
            return new Changed(new Values(values.people, given, values.groups, values.goneGroups, values.next));
        }

        /** The same with these groups. */
        public Changed groups(List<DirectoryGroup> given) {
            return new Changed(new Values(values.people, values.goneUsers, given, values.goneGroups, values.next));
        }

        /** The same without these groups. */
        public Changed goneGroups(Set<GroupId> given) {
            return new Changed(new Values(values.people, values.goneUsers, values.groups, given, values.next));
        }

        /** The same up to another mark. */
        public Changed next(DirectoryMark given) {
            return new Changed(new Values(values.people, values.goneUsers, values.groups, values.goneGroups, given));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Changed that && values.equals(that.values);
        }

        @Override
        public int hashCode() {
            return values.hashCode();
        }

        @Override
        public String toString() {
            return "Changed[" + people().size() + " people, " + goneUsers().size() + " gone, " + groups().size()
                    + " groups, " + goneGroups().size() + " gone]";
        }

        private record Values(
                List<DirectoryPerson> people,
                Set<UserId> goneUsers,
                List<DirectoryGroup> groups,
                Set<GroupId> goneGroups,
                DirectoryMark next) {
            Values {
                people = List.copyOf(people);
                goneUsers = Set.copyOf(goneUsers);
                groups = List.copyOf(groups);
                goneGroups = Set.copyOf(goneGroups);
                Objects.requireNonNull(next, "next");
            }
        }
    }

    /** The mark says nothing any more: read everything anew. */
    record StartOver() implements DirectoryChanges {}
}
