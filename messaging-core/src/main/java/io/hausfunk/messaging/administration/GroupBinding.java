// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.Texts;
import java.util.Objects;

/**
 * A conversation that follows a group of the directory: the members of the group take part, and nobody else. Nobody can join, leave, be
 * invited or be removed by hand. Two bindings of one group with different titles are two conversations.
 *
 * @param group which group; its direct and nested members take part while their accounts are usable
 * @param title 1 to 512 UTF-8 bytes
 * @param role {@link Role#MEMBER} may write, {@link Role#READER} only read
 * @param history what new participants may read
 * @param historyKept whether former participants may still read what they could read
 */
public record GroupBinding(GroupId group, String title, Role role, HistoryPolicy history, boolean historyKept) {
    /** Refuses null, invalid titles, and with {@link IllegalArgumentException} roles above member. */
    public GroupBinding {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(history, "history");
        Texts.requireText(title, NewGroup.MAX_TITLE_BYTES);
        if (Objects.requireNonNull(role, "role").atLeast(Role.MODERATOR)) {
            throw new IllegalArgumentException("a group's members are members or readers");
        }
    }

    /** New participants read the whole history; former ones read nothing. */
    public static GroupBinding of(GroupId group, String title) {
        return new GroupBinding(group, title, Role.MEMBER, HistoryPolicy.ALL, false);
    }

    /** A copy with another role. */
    public GroupBinding role(Role newRole) {
        return new GroupBinding(group, title, newRole, history, historyKept);
    }

    /** A copy with another history policy. */
    public GroupBinding history(HistoryPolicy newHistory) {
        return new GroupBinding(group, title, role, newHistory, historyKept);
    }

    /** A copy in which former participants may still read what they could read. */
    public GroupBinding keepingHistory() {
        return new GroupBinding(group, title, role, history, true);
    }

    @Override
    public String toString() {
        return "GroupBinding[" + group + "]";
    }
}
