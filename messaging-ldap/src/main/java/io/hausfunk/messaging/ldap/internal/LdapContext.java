// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What all calls to one directory share.
 *
 * @param people maps entries to people
 * @param groupIds the id attribute of groups
 * @param filters all filters
 * @param attributes the attributes to request
 * @param pages reads everything
 * @param pool connections of the service account
 * @param nanos a monotonic clock
 */
record LdapContext(
        DirectorySettings settings,
        PersonMapper people,
        IdAttribute groupIds,
        Filters filters,
        Attributes attributes,
        PagedSearch pages,
        ConnectionPool pool,
        LongSupplier nanos) {
    /** The limit for a call about one person or group. */
    private static final Duration CALL = Duration.ofMillis(2800);

    /** The limit for one page when everything is read. Within it, the response timeout applies too. */
    private static final Duration PAGE = Duration.ofSeconds(30);

    static LdapContext of(DirectorySettings settings, ConnectionPool pool, LongSupplier nanos) {
        return new LdapContext(
                settings,
                new PersonMapper(settings),
                new IdAttribute(settings.attributes().groupId()),
                new Filters(settings),
                new Attributes(settings),
                new PagedSearch(settings, () -> Deadline.in(PAGE, nanos)),
                pool,
                nanos);
    }

    SearchSettings search() {
        return settings.search();
    }

    Deadline call() {
        return Deadline.in(CALL, nanos);
    }

    boolean activeDirectory() {
        return settings.activeDirectory();
    }
}
