// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory.broken;

import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Optional;

/** A healthy directory, of which a subclass breaks one answer. */
class Front implements Directory {
    final Directory healthy;

    Front(Directory healthy) {
        this.healthy = healthy;
    }

    @Override
    public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
        return healthy.find(tenant, user);
    }

    @Override
    public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
        return healthy.authenticate(tenant, loginName, password);
    }

    @Override
    public Optional<PeopleSearch> search() {
        return healthy.search();
    }

    @Override
    public Optional<DirectoryGroups> groups() {
        return healthy.groups();
    }

    @Override
    public Optional<DirectoryFeed> feed() {
        return healthy.feed();
    }

    final PeopleSearch healthySearch() {
        return healthy.search().orElseThrow();
    }

    final DirectoryGroups healthyGroups() {
        return healthy.groups().orElseThrow();
    }

    final DirectoryFeed healthyFeed() {
        return healthy.feed().orElseThrow();
    }

    final List<DirectoryPerson> everybody(TenantId tenant) {
        return healthyFeed().snapshot(tenant).people();
    }

    /** Those who sign in with this name. */
    final List<DirectoryPerson> withLogin(TenantId tenant, String loginName) {
        return everybody(tenant).stream()
                .filter(person -> person.loginName().equals(Optional.of(loginName)))
                .toList();
    }
}
