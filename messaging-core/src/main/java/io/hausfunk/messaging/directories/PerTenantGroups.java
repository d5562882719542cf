// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories;

import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Delegates to the groups of each tenant's directory; no groups if it has none. */
record PerTenantGroups(Function<TenantId, Optional<DirectoryGroups>> groups) implements DirectoryGroups {
    @Override
    public Optional<DirectoryGroup> find(TenantId tenant, GroupId group) {
        return groups.apply(tenant).flatMap(it -> it.find(tenant, group));
    }

    @Override
    public List<DirectoryGroup> named(TenantId tenant, String name, int limit) {
        return groups.apply(tenant).map(it -> it.named(tenant, name, limit)).orElse(List.of());
    }

    @Override
    public Set<GroupId> groupsOf(TenantId tenant, UserId user) {
        return groups.apply(tenant).map(it -> it.groupsOf(tenant, user)).orElse(Set.of());
    }

    @Override
    public List<UserId> members(TenantId tenant, GroupId group, Optional<UserId> after, int limit) {
        return groups.apply(tenant)
                .map(it -> it.members(tenant, group, after, limit))
                .orElse(List.of());
    }
}
