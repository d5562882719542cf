// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Checks of arguments that the contract asks of every store. */
final class Arguments {
    static final int MOST = 1000;
    private static final int MOST_KINDS = 100;
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LEASE = Duration.ofHours(1);

    private Arguments() {}

    /** A copy of a list that has from {@code least} to 1000 elements, none of them null. */
    static <T> List<T> list(Collection<T> list, int least, String what) {
        List<T> copy = List.copyOf(list);
        if (copy.size() < least || copy.size() > MOST) {
            throw new IllegalArgumentException(what + ": " + least + " to " + MOST + " at once, not " + copy.size());
        }
        return copy;
    }

    /** The time of a lease, from 1 second to 1 hour, in milliseconds. */
    static long leaseMillis(Duration time) {
        if (time.compareTo(SHORTEST_LEASE) < 0 || time.compareTo(LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("something is held for 1 second to 1 hour");
        }
        return time.toMillis();
    }

    /** Refuses other than 1 to 100 kinds. */
    static void kinds(Collection<?> kinds) {
        if (kinds.isEmpty() || kinds.size() > MOST_KINDS) {
            throw new IllegalArgumentException("1 to " + MOST_KINDS + " kinds");
        }
    }

    /** A time in milliseconds since 1970, as far as it goes. */
    static long millis(Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException e) {
            return time.isAfter(Instant.EPOCH) ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
    }

    static void refuseUnless(boolean allowed, String rule) {
        if (!allowed) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** A limit from 1 to 1000. */
    static int limit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a limit is 1 to " + MOST + ", not " + limit);
        }
        return limit;
    }
}
