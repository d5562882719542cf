// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.NewGroup;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.Texts;
import java.util.Objects;

/**
 * A conversation that follows a group of the directory: who belongs to the group takes part, and nobody else. People can neither join,
 * leave, invite nor be removed by hand. Two bindings of one group with different titles are two conversations.
 *
 * @param group which; its people, also those of groups within it, as far as their accounts may be used
 * @param title 1 byte to 512 UTF-8 bytes
 * @param role what they may do: {@link Role#MEMBER} writes, {@link Role#READER} reads
 * @param history what newcomers may read
 * @param historyKept whether those who go may still read what they could read until then
 */
public record GroupBinding(GroupId group, String title, Role role, HistoryPolicy history, boolean historyKept) {
    /** Refuses null and bad titles, and roles that would govern with {@link IllegalArgumentException}. */
    public GroupBinding {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(history, "history");
        Texts.requireText(title, NewGroup.MAX_TITLE_BYTES);
        if (Objects.requireNonNull(role, "role").atLeast(Role.MODERATOR)) {
            throw new IllegalArgumentException("who belongs to a group is a member or a reader");
        }
    }

    /** Members who read what was said before they came; who goes can read nothing any more. */
    public static GroupBinding of(GroupId group, String title) {
        return new GroupBinding(group, title, Role.MEMBER, HistoryPolicy.ALL, false);
    }

    /** The same with another role. */
    public GroupBinding role(Role newRole) {
        return new GroupBinding(group, title, newRole, history, historyKept);
    }

    /** The same with another rule for newcomers. */
    public GroupBinding history(HistoryPolicy newHistory) {
        return new GroupBinding(group, title, role, newHistory, historyKept);
    }

    /** The same where those who go keep what they could read. */
    public GroupBinding keepingHistory() {
        return new GroupBinding(group, title, role, history, true);
    }

    @Override
    public String toString() {
        return "GroupBinding[" + group + "]";
    }
}
