// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory.broken;

import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.directory.DirectoryHarness;
import io.hausfunk.messaging.tck.directory.MemoryDirectoryHarness;
import io.hausfunk.messaging.tck.directory.SeedGroup;
import io.hausfunk.messaging.tck.directory.SeedPerson;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A directory whose people are other people as soon as they sign in under another name. It offers nothing else. */
final class LoginNamesAsIds implements DirectoryHarness {
    private final MemoryDirectoryHarness seeds = new MemoryDirectoryHarness(LoginFront::new);
    private final Map<UserId, UserId> realIds = new ConcurrentHashMap<>();

    @Override
    public Directory directory() {
        return seeds.directory();
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
        UserId login = UserId.of(person.loginName());
        realIds.put(login, seeds.add(tenant, person));
        return login;
    }

    @Override
    public void change(TenantId tenant, UserId user, SeedPerson now) {
        seeds.change(tenant, realIds.getOrDefault(user, user), now);
    }

    @Override
    public void remove(TenantId tenant, UserId user) {
        seeds.remove(tenant, realIds.getOrDefault(user, user));
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
        seeds.cutOff();
    }

    @Override
    public void reconnect() {
        seeds.reconnect();
    }

    @Override
    public void close() {
        seeds.close();
    }

    private static final class LoginFront extends Front {
        LoginFront(Directory healthy) {
            super(healthy);
        }

        @Override
        public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
            return withLogin(tenant, user.value()).stream()
                    .map(person -> person.user(user))
                    .findFirst();
        }

        @Override
        public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
            Authentication answer = healthy.authenticate(tenant, loginName, password);
            return answer instanceof Authentication.Authenticated
                    ? new Authentication.Authenticated(UserId.of(loginName))
                    : answer;
        }

        @Override
        public Optional<PeopleSearch> search() {
            return Optional.empty();
        }

        @Override
        public Optional<DirectoryGroups> groups() {
            return Optional.empty();
        }

        @Override
        public Optional<DirectoryFeed> feed() {
            return Optional.empty();
        }
    }
}
