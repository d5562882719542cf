// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** People in memory, seen through whatever directory is put before it; also as if behind a cable that can be pulled. */
public final class MemoryDirectoryHarness implements DirectoryHarness {
    private final InMemoryDirectory memory = InMemoryDirectory.forTests();
    private final TenantId tenant = new TenantId("tenant-" + UUID.randomUUID());
    private final TenantId otherTenant = new TenantId("tenant-" + UUID.randomUUID());
    private final DetachableDirectory cable = new DetachableDirectory(memory);
    private final Directory directory;

    /** The directory itself, behind the cable. */
    public MemoryDirectoryHarness() {
        this(cut -> cut);
    }

    /** What somebody makes of the directory behind the cable. */
    public MemoryDirectoryHarness(UnaryOperator<Directory> front) {
        directory = front.apply(cable);
    }

    /** The directory in memory, as it is; it cannot be out of reach. */
    static DirectoryHarness bare() {
        return new BareMemory(new MemoryDirectoryHarness());
    }

    InMemoryDirectory memory() {
        return memory;
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public TenantId tenant() {
        return tenant;
    }

    @Override
    public TenantId otherTenant() {
        return otherTenant;
    }

    @Override
    public UserId add(TenantId in, SeedPerson person) {
        UserId user = UserId.of(UUID.randomUUID().toString());
        change(in, user, person);
        return user;
    }

    @Override
    public void change(TenantId in, UserId user, SeedPerson now) {
        DirectoryPerson person = DirectoryPerson.of(user, now.displayName())
                .login(now.loginName())
                .mail(now.mail().orElse(null))
                .account(now.account())
                .details(now.details());
        if (now.password().isPresent()) {
            memory.put(in, person, now.password().get().toCharArray());
        } else {
            memory.change(in, person);
        }
    }

    @Override
    public void remove(TenantId in, UserId user) {
        memory.remove(in, user);
    }

    @Override
    public GroupId addGroup(TenantId in, SeedGroup group) {
        GroupId id = GroupId.of(UUID.randomUUID().toString());
        changeGroup(in, id, group);
        return id;
    }

    @Override
    public void changeGroup(TenantId in, GroupId group, SeedGroup now) {
        memory.put(in, new DirectoryGroup(group, now.name(), now.people(), now.groups()));
    }

    @Override
    public void removeGroup(TenantId in, GroupId group) {
        memory.removeGroup(in, group);
    }

    @Override
    public void cutOff() {
        cable.pull();
    }

    @Override
    public void reconnect() {
        cable.plugIn();
    }

    @Override
    public void close() {}
}
