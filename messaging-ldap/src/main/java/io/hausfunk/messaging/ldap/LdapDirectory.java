// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.ldap.internal.LdapClient;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A directory over LDAP. It answers for every tenant: for tenants with different directories, create one each and combine them with {@code
 * Directories.perTenant}.
 *
 * <p>It only reads, as the service account; sign-ins are binds on separate connections. A call about one person takes at most three seconds,
 * whatever the servers do. After three consecutive outages, calls fail at once for five seconds. See {@code docs/directory.md}.
 */
public final class LdapDirectory implements Directory, AutoCloseable {
    private final LdapClient client;

    private LdapDirectory(LdapClient client) {
        this.client = client;
    }

    /**
     * Creates a directory. It connects to the servers when they are needed, so they may be down now.
     *
     * @throws io.hausfunk.messaging.error.ConfigurationException with all of {@link LdapSettings#problems()}, if there are any
     */
    public static LdapDirectory connect(LdapSettings settings) {
        return connect(settings, System::nanoTime);
    }

    static LdapDirectory connect(LdapSettings settings, LongSupplier nanos) {
        return new LdapDirectory(LdapClient.open(settings.settings(), nanos));
    }

    @Override
    public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
        return client.find(user);
    }

    @Override
    public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
        return client.authenticate(loginName, password);
    }

    @Override
    public Optional<PeopleSearch> search() {
        return Optional.of(client.search());
    }

    @Override
    public Optional<DirectoryGroups> groups() {
        return Optional.of(client.groups());
    }

    @Override
    public Optional<DirectoryFeed> feed() {
        return Optional.of(client.feed());
    }

    /**
     * Connects to each server, reads everything once, and reports what is wrong and how to fix it. For an administrator, before the first
     * sign-in; the report is not logged. Does not throw if the directory is unavailable.
     */
    public LdapCheck check() {
        return client.check();
    }

    /** Closes all connections. Further calls fail as outages. Idempotent. */
    @Override
    public void close() {
        client.close();
    }

    /** Hides the address. */
    @Override
    public String toString() {
        return "LdapDirectory";
    }
}
