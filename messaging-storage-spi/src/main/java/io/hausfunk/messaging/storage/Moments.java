// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times at which something happens later. */
final class Moments {
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Moments() {}

    /** A time from 1970 to the year 9999, cut to the millisecond; refuses others with {@link IllegalArgumentException}. */
    static Instant checked(Instant at) {
        if (at.isBefore(Instant.EPOCH) || !at.isBefore(END)) {
            throw new IllegalArgumentException("a time from 1970 to the year 9999");
        }
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
