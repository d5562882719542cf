// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import java.time.Duration;
import java.util.Objects;

/**
 * How many sign-ins may fail before the engine rejects further ones for a while. Choose numbers below the lock-out threshold of the
 * directory, so that nobody can lock people out through the engine. Counted on each node, in memory.
 *
 * @param perPersonAndSource failures of one login name from one source
 * @param perPerson failures of one login name from all sources
 * @param perSource failures from one source, of all names
 * @param window how long failures count, from the first one; 1 second to 24 hours
 */
public record SignInLimits(int perPersonAndSource, int perPerson, int perSource, Duration window) {
    /** 5 per name and source, 10 per name, 100 per source, in 15 minutes. */
    public static final SignInLimits DEFAULT = new SignInLimits(5, 10, 100, Duration.ofMinutes(15));

    /** Refuses with {@link IllegalArgumentException} numbers below 1 and windows out of range. */
    public SignInLimits {
        Objects.requireNonNull(window, "window");
        if (perPersonAndSource < 1 || perPerson < 1 || perSource < 1) {
            throw new IllegalArgumentException("at least one failure");
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("a window of 1 second to 24 hours");
        }
    }
}
