// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import io.hausfunk.messaging.directories.Directories;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands between somebody and a directory, and can be pulled. */
final class DetachableDirectory implements Directory {
    private final AtomicBoolean pulled = new AtomicBoolean();
    private final Directory end;
    private final Directory asked;

    DetachableDirectory(Directory end) {
        this.end = end;
        this.asked = Directories.of(
                (tenant, user) -> beyond().find(tenant, user),
                (tenant, name, password) -> beyond().authenticate(tenant, name, password));
    }

    void pull() {
        pulled.set(true);
    }

    void plugIn() {
        pulled.set(false);
    }

    private Directory beyond() {
        if (pulled.get()) {
            throw new IllegalStateException("nobody there");
        }
        return end;
    }

    @Override
    public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
        return asked.find(tenant, user);
    }

    @Override
    public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
        return asked.authenticate(tenant, loginName, password);
    }

    @Override
    public Optional<PeopleSearch> search() {
        return end.search().map(search -> along(PeopleSearch.class, search));
    }

    @Override
    public Optional<DirectoryGroups> groups() {
        return end.groups().map(groups -> along(DirectoryGroups.class, groups));
    }

    @Override
    public Optional<DirectoryFeed> feed() {
        return end.feed().map(feed -> along(DirectoryFeed.class, feed));
    }

    private <T> T along(Class<T> type, T whole) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    beyond();
                    try {
                        return method.invoke(whole, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
