// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** The bounds that the contract puts on arguments. */
final class Limits {
    private static final int MOST = 1000;
    private static final int MOST_KINDS = 100;
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LEASE = Duration.ofHours(1);

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Limits() {}

    static void limit(int limit) {
        refuseUnless(limit >= 1 && limit <= MOST, "a limit is 1 to 1000");
    }

    static void batch(Collection<?> elements) {
        refuseUnless(!elements.isEmpty() && elements.size() <= MOST, "a batch has 1 to 1000 elements");
    }

    static void lookup(Collection<?> elements) {
        refuseUnless(elements.size() <= MOST, "at most 1000 elements at once");
    }

    static void kinds(Collection<?> elements) {
        refuseUnless(!elements.isEmpty() && elements.size() <= MOST_KINDS, "1 to 100 kinds");
    }

    static void leaseTime(Duration time) {
        boolean allowed = time.compareTo(SHORTEST_LEASE) >= 0 && time.compareTo(LONGEST_LEASE) <= 0;
        refuseUnless(allowed, "something is held for 1 second to 1 hour");
    }

    /** A time from 1970 to the year 9999, cut to the millisecond. */
    static Instant moment(Instant at) {
        refuseUnless(!at.isBefore(Instant.EPOCH) && at.isBefore(END), "a time from 1970 to the year 9999");
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    static void refuseUnless(boolean allowed, String rule) {
        if (!allowed) {
            throw new IllegalArgumentException(rule);
        }
    }
}
