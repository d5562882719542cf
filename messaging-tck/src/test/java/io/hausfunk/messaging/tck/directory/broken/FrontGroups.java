// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory.broken;

import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The groups of a healthy directory, of which a subclass breaks one answer. */
class FrontGroups extends Front implements DirectoryGroups {
    static final int MOST = 1000;

    FrontGroups(Directory healthy) {
        super(healthy);
    }

    @Override
    public Optional<DirectoryGroups> groups() {
        return Optional.of(this);
    }

    @Override
    public Optional<DirectoryGroup> find(TenantId tenant, GroupId group) {
        return healthyGroups().find(tenant, group);
    }

    @Override
    public List<DirectoryGroup> named(TenantId tenant, String name, int limit) {
        return healthyGroups().named(tenant, name, limit);
    }

    @Override
    public Set<GroupId> groupsOf(TenantId tenant, UserId user) {
        return healthyGroups().groupsOf(tenant, user);
    }

    @Override
    public List<UserId> members(TenantId tenant, GroupId group, Optional<UserId> after, int limit) {
        return healthyGroups().members(tenant, group, after, limit);
    }

    final List<UserId> all(TenantId tenant, GroupId group) {
        return healthyGroups().members(tenant, group, Optional.empty(), MOST);
    }

    final List<DirectoryGroup> everyGroup(TenantId tenant) {
        return healthyFeed().snapshot(tenant).groups();
    }
}
