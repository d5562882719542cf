// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Optional;

/** The current members of each group, without people whose accounts are suspended. */
@FunctionalInterface
public interface GroupMembers {
    /** Direct and nested members; empty if the group does not exist, in which case nobody must be removed. */
    Optional<List<UserId>> members(GroupId group);
}
