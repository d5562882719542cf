// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import java.time.Duration;
import java.util.Objects;

/**
 * How the engine keeps up with a directory, and when it rather asks.
 *
 * @param wholeEvery how often a directory is read whole, from a second
 * @param changesEvery how often it is asked what changed, and those are looked up who are signed in where it cannot tell; from 100 ms
 * @param mostPeople of how many people may a run take away what they have, at least 1; also from each conversation that follows a group
 * @param mostPercent of how many in a hundred, 1 to 100; the smaller of both counts, but one person always may
 */
public record SyncSettings(Duration wholeEvery, Duration changesEvery, int mostPeople, int mostPercent) {
    /** Whole every 15 minutes, changes every 30 seconds; 20 people or 5 of 100 at the most. */
    public static final SyncSettings DEFAULT = new SyncSettings(Duration.ofMinutes(15), Duration.ofSeconds(30), 20, 5);

    /** Refuses null, and numbers outside their range with {@link IllegalArgumentException}. */
    public SyncSettings {
        Objects.requireNonNull(wholeEvery, "wholeEvery");
        Objects.requireNonNull(changesEvery, "changesEvery");
        if (wholeEvery.compareTo(Duration.ofSeconds(1)) < 0 || changesEvery.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("whole every second at the most, changes every 100 ms");
        }
        if (mostPeople < 1 || mostPercent < 1 || mostPercent > 100) {
            throw new IllegalArgumentException("at least one person, 1 to 100 percent");
        }
    }

    /** The same with other pauses. */
    public SyncSettings every(Duration whole, Duration changes) {
        return new SyncSettings(whole, changes, mostPeople, mostPercent);
    }

    /** The same with other limits. */
    public SyncSettings atMost(int people, int percent) {
        return new SyncSettings(wholeEvery, changesEvery, people, percent);
    }

    /**
     * Whether so many may go without a question.
     *
     * @param going how many
     * @param known of how many
     */
    public boolean usual(int going, int known) {
        long share = (long) known * mostPercent / 100;
        return going <= Math.max(1, Math.min(mostPeople, share));
    }
}
