// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The groups of a directory. The rules of {@link Directory} hold. */
public interface DirectoryGroups {
    /** The group with this id; empty if there is none. */
    Optional<DirectoryGroup> find(TenantId tenant, GroupId group);

    /**
     * The groups with exactly this name; letter case does not count.
     *
     * @param name anything; each character stands for itself
     * @param limit 1 to 100
     * @return at most so many, in any order; fewer only if there are no more
     */
    List<DirectoryGroup> named(TenantId tenant, String name, int limit);

    /** All groups to which a person belongs, directly or through other groups; none for who is not there. */
    Set<GroupId> groupsOf(TenantId tenant, UserId user);

    /**
     * Who belongs to a group, directly or through other groups, each once, whatever their accounts; by pages in the order of their
     * ids' character codes, as {@link String#compareTo} has it. Nobody for a group that is not there.
     *
     * @param after the last one of the page before, also if they have gone since, or empty for the first page
     * @param limit 1 to 1000; a shorter page is the last one
     */
    List<UserId> members(TenantId tenant, GroupId group, Optional<UserId> after, int limit);
}
