// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;

/** The directory in memory without a cable. */
record BareMemory(MemoryDirectoryHarness seeds) implements DirectoryHarness {
    @Override
    public Directory directory() {
        return seeds.memory();
    }

    @Override
    public TenantId tenant() {
        return seeds.tenant();
    }

    @Override
    public TenantId otherTenant() {
        return seeds.otherTenant();
    }

    @Override
    public UserId add(TenantId tenant, SeedPerson person) {
        return seeds.add(tenant, person);
    }

    @Override
    public void change(TenantId tenant, UserId user, SeedPerson person) {
        seeds.change(tenant, user, person);
    }

    @Override
    public void remove(TenantId tenant, UserId user) {
        seeds.remove(tenant, user);
    }

    @Override
    public GroupId addGroup(TenantId tenant, SeedGroup group) {
        return seeds.addGroup(tenant, group);
    }

    @Override
    public void changeGroup(TenantId tenant, GroupId group, SeedGroup now) {
        seeds.changeGroup(tenant, group, now);
    }

    @Override
    public void removeGroup(TenantId tenant, GroupId group) {
        seeds.removeGroup(tenant, group);
    }

    @Override
    public void cutOff() {
        throw DirectoryHarness.notApplicable("the memory cannot be out of reach");
    }

    @Override
    public void reconnect() {}

    @Override
    public void close() {}
}
