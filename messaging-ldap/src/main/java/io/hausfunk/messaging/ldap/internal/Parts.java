// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What every question needs.
 *
 * @param people from entries to people
 * @param groupIds the ids of groups
 * @param filters all filters
 * @param attributes what is asked for
 * @param pages whole readings
 * @param lines connections of the service account
 * @param nanos a clock that nobody sets
 */
record Parts(
        Settings settings,
        People people,
        Ids groupIds,
        Filters filters,
        Attributes attributes,
        Pages pages,
        Lines lines,
        LongSupplier nanos) {
    /** A call about one person or group is over then. */
    private static final Duration CALL = Duration.ofMillis(2800);

    /** One page of a whole reading; its server must not be silent for longer than the response time-out meanwhile. */
    private static final Duration PAGE = Duration.ofSeconds(30);

    static Parts of(Settings settings, Lines lines, LongSupplier nanos) {
        return new Parts(
                settings,
                new People(settings),
                new Ids(settings.attributes().groupId()),
                new Filters(settings),
                new Attributes(settings),
                new Pages(settings, () -> Deadline.in(PAGE, nanos)),
                lines,
                nanos);
    }

    Where where() {
        return settings.where();
    }

    Deadline call() {
        return Deadline.in(CALL, nanos);
    }

    boolean activeDirectory() {
        return settings.activeDirectory();
    }
}
