// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.ldap.internal.LdapStation;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * People and groups of a directory over LDAP. It serves whichever tenant asks: who has several tenants with directories of their own makes one
 * for each, and puts them together with {@link io.hausfunk.messaging.directories.Directories}.
 *
 * <p>Reads only, as the service account; a sign-in is a bind with a connection that is used for nothing else. A call about one person is over
 * within three seconds, whatever servers do; after three outages in a row calls fail at once for five seconds. See {@code docs/directory.md}.
 */
public final class LdapDirectory implements Directory, AutoCloseable {
    private final LdapStation station;

    private LdapDirectory(LdapStation station) {
        this.station = station;
    }

    /**
     * Ready for use. Servers that are out of reach do not matter now: they are connected to when they are needed, again and again.
     *
     * @throws io.hausfunk.messaging.error.ConfigurationException with all of {@link LdapSettings#problems()}, if there are any
     */
    public static LdapDirectory connect(LdapSettings settings) {
        return connect(settings, System::nanoTime);
    }

    static LdapDirectory connect(LdapSettings settings, LongSupplier nanos) {
        return new LdapDirectory(LdapStation.open(settings.settings(), nanos));
    }

    @Override
    public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
        return station.find(user);
    }

    @Override
    public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
        return station.authenticate(loginName, password);
    }

    @Override
    public Optional<PeopleSearch> search() {
        return Optional.of(station.search());
    }

    @Override
    public Optional<DirectoryGroups> groups() {
        return Optional.of(station.groups());
    }

    @Override
    public Optional<DirectoryFeed> feed() {
        return Optional.of(station.feed());
    }

    /**
     * For an administrator, before people come: connects to each server, reads everything once, and says what is wrong and what to do about
     * it. What it shows is for whoever asked, and is not logged. Throws nothing for a directory that is out of reach.
     */
    public LdapCheck check() {
        return station.check();
    }

    /** Ends all connections; calls after it are outages. Once is enough. */
    @Override
    public void close() {
        station.close();
    }

    /** Says nothing of where it is. */
    @Override
    public String toString() {
        return "LdapDirectory";
    }
}
