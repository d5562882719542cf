// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import java.time.Duration;
import java.util.Objects;

/**
 * How many sign-ins may fail before nobody is asked any more for a while: below what makes a directory lock people out, so that a
 * guesser does not lock them out through us. Counted on each node, in memory.
 *
 * @param perPersonAndSource failures of one login name from one source
 * @param perPerson failures of one login name from anywhere
 * @param perSource failures from one source, whatever the names
 * @param window within which they count, from the first one on; 1 second to 24 hours
 */
public record SignInLimits(int perPersonAndSource, int perPerson, int perSource, Duration window) {
    /** 5 of one name from one source, 10 of one name, 100 from one source, in 15 minutes. */
    public static final SignInLimits DEFAULT = new SignInLimits(5, 10, 100, Duration.ofMinutes(15));

    /** Refuses numbers below 1 and other windows with {@link IllegalArgumentException}. */
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
