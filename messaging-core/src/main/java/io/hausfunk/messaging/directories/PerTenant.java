// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories;

import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** See {@link Directories#perTenant}. */
final class PerTenant implements Directory {
    private final Function<TenantId, Directory> directories;
    private final boolean fed;

    PerTenant(Function<TenantId, Directory> directories, boolean fed) {
        this.directories = Objects.requireNonNull(directories, "directories");
        this.fed = fed;
    }

    private Directory in(TenantId tenant) {
        return Objects.requireNonNull(directories.apply(tenant), "no directory for a tenant");
    }

    @Override
    public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
        return in(tenant).find(tenant, user);
    }

    @Override
    public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
        return in(tenant).authenticate(tenant, loginName, password);
    }

    @Override
    public Optional<PeopleSearch> search() {
        return Optional.of((tenant, text, limit) ->
                in(tenant).search().map(it -> it.search(tenant, text, limit)).orElse(List.of()));
    }

    @Override
    public Optional<DirectoryGroups> groups() {
        return Optional.of(new PerTenantGroups(tenant -> in(tenant).groups()));
    }

    @Override
    public Optional<DirectoryFeed> feed() {
        return fed ? Optional.of(new PerTenantFeed(this::feed)) : Optional.empty();
    }

    private DirectoryFeed feed(TenantId tenant) {
        return in(tenant).feed().orElseThrow(() -> new IllegalStateException("the directory of a tenant has no feed"));
    }
}
