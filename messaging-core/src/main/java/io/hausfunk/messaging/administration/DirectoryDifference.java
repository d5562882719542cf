// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a directory says that the engine does not know yet. {@code toString} shows numbers only; {@link #lines} are for an administrator.
 *
 * @param known how many people could take part so far
 * @param comes who can take part from now on
 * @param goes who can take part no more: disabled, expired, or not there
 * @param changes whose name, address or other details are otherwise
 * @param conversations who comes into and goes from which conversation that follows a group
 * @param groups who comes into and goes from which group, directly or through others; only groups where somebody does
 */
public record DirectoryDifference(
        int known,
        List<DirectoryPerson> comes,
        List<Leaver> goes,
        List<DirectoryPerson> changes,
        List<GroupDifference> groups,
        List<ConversationDifference> conversations) {
    /** Copies the lists. */
    public DirectoryDifference {
        comes = List.copyOf(comes);
        goes = List.copyOf(goes);
        changes = List.copyOf(changes);
        groups = List.copyOf(groups);
        conversations = List.copyOf(conversations);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return comes.isEmpty() && goes.isEmpty() && changes.isEmpty() && groups.isEmpty() && conversations.isEmpty();
    }

    /** In words, with names, for an administrator who asked; not for logs. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(known + " people known; " + comes.size() + " come, " + goes.size() + " go, " + changes.size()
                + " change, " + groups.size() + " groups change");
        comes.forEach(person -> lines.add("+ " + person.displayName()));
        goes.forEach(leaver -> lines.add("- " + leaver.displayName() + " (" + leaver.reason() + ")"));
        changes.forEach(person -> lines.add("~ " + person.displayName()));
        groups.forEach(group -> lines.add("group " + group.name() + ": +"
                + group.comes().size() + " -" + group.goes().size()));
        conversations.forEach(one -> lines.add("conversation " + one.conversation() + ": +"
                + one.comes().size() + " -" + one.goes().size() + " of " + one.present()));
        return lines;
    }

    /** Whether everybody who goes there was shown here as going, from the same conversations. */
    public boolean covers(DirectoryDifference other) {
        return users(goes).containsAll(users(other.goes))
                && other.conversations.stream()
                        .allMatch(theirs -> theirs.goes().isEmpty()
                                || conversations.stream()
                                        .anyMatch(ours -> ours.conversation().equals(theirs.conversation())
                                                && ours.goes().containsAll(theirs.goes())));
    }

    private static Set<UserId> users(List<Leaver> leavers) {
        return leavers.stream().map(Leaver::user).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return "DirectoryDifference[known " + known + ", +" + comes.size() + " -" + goes.size() + " ~" + changes.size()
                + ", " + groups.size() + " groups]";
    }

    /**
     * Somebody who can take part no more. {@code toString} hides who.
     *
     * @param user who
     * @param displayName as they were called last
     * @param reason why
     */
    public record Leaver(UserId user, String displayName, Reason reason) {
        /** Refuses null. */
        public Leaver {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(displayName, "displayName");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public String toString() {
            return "Leaver[" + reason + "]";
        }
    }

    /**
     * A conversation whose group has other people than take part.
     *
     * @param conversation which
     * @param group which group it follows
     * @param present how many take part
     * @param comes who is to come
     * @param goes who is to go
     */
    public record ConversationDifference(
            ConversationId conversation, GroupId group, int present, Set<UserId> comes, Set<UserId> goes) {
        /** Copies the sets. */
        public ConversationDifference {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(group, "group");
            comes = Set.copyOf(comes);
            goes = Set.copyOf(goes);
        }

        @Override
        public String toString() {
            return "ConversationDifference[" + conversation + ", +" + comes.size() + " -" + goes.size() + "]";
        }
    }

    /** Why somebody goes. */
    public enum Reason {
        /** The account was switched off. */
        DISABLED,
        /** The account's last day has passed. */
        EXPIRED,
        /** The directory knows no such person any more. */
        NOT_THERE
    }

    /**
     * A group with other people than before. {@code toString} hides the name.
     *
     * @param group which
     * @param name as people call it
     * @param comes who belongs to it now
     * @param goes who does not any more
     */
    public record GroupDifference(GroupId group, String name, Set<UserId> comes, Set<UserId> goes) {
        /** Copies the sets. */
        public GroupDifference {
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(name, "name");
            comes = Set.copyOf(comes);
            goes = Set.copyOf(goes);
        }

        @Override
        public String toString() {
            return "GroupDifference[" + group + ", +" + comes.size() + " -" + goes.size() + "]";
        }
    }
}
