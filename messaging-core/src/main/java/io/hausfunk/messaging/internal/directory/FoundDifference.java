// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The engine's {@link DirectoryDifference}. */
public record FoundDifference(
        int known,
        List<DirectoryPerson> joiners,
        List<DirectoryDifference.Leaver> leavers,
        List<DirectoryPerson> changed,
        List<DirectoryDifference.GroupDifference> groups,
        List<DirectoryDifference.ConversationDifference> conversations)
        implements DirectoryDifference {
    /** Copies the lists. */
    public FoundDifference {
        joiners = List.copyOf(joiners);
        leavers = List.copyOf(leavers);
        changed = List.copyOf(changed);
        groups = List.copyOf(groups);
        conversations = List.copyOf(conversations);
    }

    @Override
    public String toString() {
        return "DirectoryDifference[known " + known + ", +" + joiners.size() + " -" + leavers.size() + " ~"
                + changed.size() + ", " + groups.size() + " groups]";
    }

    /** A person who may no longer take part. */
    record FoundLeaver(UserId user, String displayName, DirectoryDifference.Reason reason)
            implements DirectoryDifference.Leaver {
        /** Refuses null. */
        FoundLeaver {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(displayName, "displayName");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public String toString() {
            return "Leaver[" + reason + "]";
        }
    }

    /** A group with other members. */
    record FoundGroup(GroupId group, String name, Set<UserId> joiners, Set<UserId> leavers)
            implements DirectoryDifference.GroupDifference {
        /** Copies the sets. */
        FoundGroup {
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(name, "name");
            joiners = Set.copyOf(joiners);
            leavers = Set.copyOf(leavers);
        }

        @Override
        public String toString() {
            return "GroupDifference[" + group + ", +" + joiners.size() + " -" + leavers.size() + "]";
        }
    }

    /** A conversation with other participants. */
    public record FoundConversation(
            ConversationId conversation, GroupId group, int present, Set<UserId> joiners, Set<UserId> leavers)
            implements DirectoryDifference.ConversationDifference {
        /** Copies the sets. */
        public FoundConversation {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(group, "group");
            joiners = Set.copyOf(joiners);
            leavers = Set.copyOf(leavers);
        }

        @Override
        public String toString() {
            return "ConversationDifference[" + conversation + ", +" + joiners.size() + " -" + leavers.size() + "]";
        }
    }
}
