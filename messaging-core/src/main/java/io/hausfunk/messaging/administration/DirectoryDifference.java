// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How the directory differs from what the engine knows. {@code toString} shows numbers only; {@link #lines} is for an administrator.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface DirectoryDifference {
    /** How many people may take part at present. */
    int known();

    /** Who may take part from now on. */
    List<DirectoryPerson> joiners();

    /** Who may no longer take part. */
    List<Leaver> leavers();

    /** Whose name, address or other details changed. */
    List<DirectoryPerson> changed();

    /** Groups whose members change, direct and nested; unchanged groups are not listed. */
    List<GroupDifference> groups();

    /** Conversations whose participants change because they follow a group. */
    List<ConversationDifference> conversations();

    /** Whether nothing differs. */
    default boolean isEmpty() {
        return joiners().isEmpty()
                && leavers().isEmpty()
                && changed().isEmpty()
                && groups().isEmpty()
                && conversations().isEmpty();
    }

    /** A description with names, for an administrator who asked for it; not for logs. */
    default List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(known() + " people known; " + joiners().size() + " join, "
                + leavers().size() + " leave, " + changed().size() + " change, " + groups().size() + " groups change");
        joiners().forEach(person -> lines.add("+ " + person.displayName()));
        leavers().forEach(leaver -> lines.add("- " + leaver.displayName() + " (" + leaver.reason() + ")"));
        changed().forEach(person -> lines.add("~ " + person.displayName()));
        groups().forEach(group -> lines.add("group " + group.name() + ": +"
                + group.joiners().size() + " -" + group.leavers().size()));
        conversations()
                .forEach(one -> lines.add("conversation " + one.conversation() + ": +"
                        + one.joiners().size() + " -" + one.leavers().size() + " of " + one.present()));
        return lines;
    }

    /** Somebody who may no longer take part. {@code toString} hides who. */
    interface Leaver {
        /** Who. */
        UserId user();

        /** The last known name. */
        String displayName();

        /** Why. */
        Reason reason();
    }

    /** A conversation whose participants change because it follows a group. */
    interface ConversationDifference {
        /** Which. */
        ConversationId conversation();

        /** The group it follows. */
        GroupId group();

        /** How many take part at present. */
        int present();

        /** Who joins. */
        Set<UserId> joiners();

        /** Who is removed. */
        Set<UserId> leavers();
    }

    /** A group whose members change. {@code toString} hides the name. */
    interface GroupDifference {
        /** Which. */
        GroupId group();

        /** The display name. */
        String name();

        /** New members, direct and nested. */
        Set<UserId> joiners();

        /** Former members, direct and nested. */
        Set<UserId> leavers();
    }

    /** Why somebody leaves. */
    enum Reason {
        /** The account is disabled. */
        DISABLED,
        /** The account has expired. */
        EXPIRED,
        /** The directory no longer contains the person. */
        NOT_FOUND
    }
}
