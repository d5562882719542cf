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
 * How the directory differs from what the engine knows. {@code toString} shows numbers only; {@link #lines} is for an administrator.
 *
 * @param known how many people may take part at present
 * @param joiners who may take part from now on
 * @param leavers who may no longer take part
 * @param changed whose name, address or other details changed
 * @param groups whose members change, direct and nested; unchanged groups are not listed
 * @param conversations whose participants change because they follow a group
 */
public record DirectoryDifference(
        int known,
        List<DirectoryPerson> joiners,
        List<Leaver> leavers,
        List<DirectoryPerson> changed,
        List<GroupDifference> groups,
        List<ConversationDifference> conversations) {
    /** Copies the lists. */
    public DirectoryDifference {
        joiners = List.copyOf(joiners);
        leavers = List.copyOf(leavers);
        changed = List.copyOf(changed);
        groups = List.copyOf(groups);
        conversations = List.copyOf(conversations);
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return joiners.isEmpty()
                && leavers.isEmpty()
                && changed.isEmpty()
                && groups.isEmpty()
                && conversations.isEmpty();
    }

    /** A description with names, for an administrator who asked for it; not for logs. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(known + " people known; " + joiners.size() + " join, " + leavers.size() + " leave, " + changed.size()
                + " change, " + groups.size() + " groups change");
        joiners.forEach(person -> lines.add("+ " + person.displayName()));
        leavers.forEach(leaver -> lines.add("- " + leaver.displayName() + " (" + leaver.reason() + ")"));
        changed.forEach(person -> lines.add("~ " + person.displayName()));
        groups.forEach(group -> lines.add("group " + group.name() + ": +"
                + group.joiners().size() + " -" + group.leavers().size()));
        conversations.forEach(one -> lines.add("conversation " + one.conversation() + ": +"
                + one.joiners().size() + " -" + one.leavers().size() + " of " + one.present()));
        return lines;
    }

    /** Whether all leavers of the other difference are leavers of this one, and of the same conversations. */
    public boolean covers(DirectoryDifference other) {
        return users(leavers).containsAll(users(other.leavers))
                && other.conversations.stream()
                        .allMatch(theirs -> theirs.leavers().isEmpty()
                                || conversations.stream()
                                        .anyMatch(ours -> ours.conversation().equals(theirs.conversation())
                                                && ours.leavers().containsAll(theirs.leavers())));
    }

    private static Set<UserId> users(List<Leaver> leavers) {
        return leavers.stream().map(Leaver::user).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return "DirectoryDifference[known " + known + ", +" + joiners.size() + " -" + leavers.size() + " ~"
                + changed.size() + ", " + groups.size() + " groups]";
    }

    /**
     * Somebody who may no longer take part. {@code toString} hides who.
     *
     * @param user who
     * @param displayName the last known name
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
     * A conversation whose participants change because it follows a group.
     *
     * @param conversation which
     * @param group the group it follows
     * @param present how many take part at present
     * @param joiners who joins
     * @param leavers who is removed
     */
    public record ConversationDifference(
            ConversationId conversation, GroupId group, int present, Set<UserId> joiners, Set<UserId> leavers) {
        /** Copies the sets. */
        public ConversationDifference {
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

    /** Why somebody leaves. */
    public enum Reason {
        /** The account is disabled. */
        DISABLED,
        /** The account has expired. */
        EXPIRED,
        /** The directory no longer contains the person. */
        NOT_FOUND
    }

    /**
     * A group whose members change. {@code toString} hides the name.
     *
     * @param group which
     * @param name the display name
     * @param joiners new members, direct and nested
     * @param leavers former members, direct and nested
     */
    public record GroupDifference(GroupId group, String name, Set<UserId> joiners, Set<UserId> leavers) {
        /** Copies the sets. */
        public GroupDifference {
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
}
