// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.Texts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that follows a group of the directory: the members of the group take part, and nobody else. Nobody can join, leave, be
 * added or removed by hand. Two bindings of one group with different titles are two conversations.
 * Begin with {@link #of}; each method with an argument returns a copy.
 */
public final class GroupBinding {
    private final Values values;

    private GroupBinding(Values values) {
        this.values = values;
    }

    /**
     * New participants read the whole history and may write; former ones read nothing.
     *
     * @param group which group; its direct and nested members take part while their accounts are usable
     * @param title 1 to 512 UTF-8 bytes
     */
    public static GroupBinding of(GroupId group, String title) {
        return new GroupBinding(new Values(group, title, Role.MEMBER, HistoryPolicy.ALL, false));
    }

    /** Which group. */
    public GroupId group() {
        return values.group;
    }

    /** The title of the conversation. */
    public String title() {
        return values.title;
    }

    /** {@link Role#MEMBER} may write, {@link Role#READER} only read. */
    public Role role() {
        return values.role;
    }

    /** What new participants may read. */
    public HistoryPolicy history() {
        return values.history;
    }

    /** Whether former participants may still read what they could read. */
    public boolean historyKept() {
        return values.historyKept;
    }

    /** A copy with another role. Refuses roles above member with {@link IllegalArgumentException}. */
    public GroupBinding role(Role given) {
        return new GroupBinding(new Values(values.group, values.title, given, values.history, values.historyKept));
    }

    /** A copy with another history policy. */
    public GroupBinding history(HistoryPolicy given) {
        return new GroupBinding(new Values(values.group, values.title, values.role, given, values.historyKept));
    }

    /** A copy in which former participants may still read what they could read. */
    public GroupBinding keepingHistory() {
        return new GroupBinding(new Values(values.group, values.title, values.role, values.history, true));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GroupBinding that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "GroupBinding[" + values.group + "]";
    }

    private record Values(GroupId group, String title, Role role, HistoryPolicy history, boolean historyKept) {
        Values {
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(history, "history");
            Texts.requireText(title, NewGroup.MAX_TITLE_BYTES);
            if (Objects.requireNonNull(role, "role").atLeast(Role.MODERATOR)) {
                throw new IllegalArgumentException("a group's members are members or readers");
            }
        }
    }
}
