// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import java.time.Duration;
import java.util.Objects;

/**
 * How often the engine synchronises with the directory, and how many people a run may remove without an approval.
 *
 * @param fullInterval how often everything is read; at least 1 second
 * @param changesInterval how often changes are read, or those who are signed in are looked up if the directory has no feed; at least 100 ms
 * @param maxPeople how many people a run may remove, from the tenant and from each conversation that follows a group; at least 1
 * @param maxPercent how many percent of a tenant's people a run may remove, 1 to 100. The smaller limit counts, but one person is always allowed
 */
public record SyncSettings(Duration fullInterval, Duration changesInterval, int maxPeople, int maxPercent) {
    /** Everything every 15 minutes, changes every 30 seconds; at most 20 people and 5 percent. */
    public static final SyncSettings DEFAULT = new SyncSettings(Duration.ofMinutes(15), Duration.ofSeconds(30), 20, 5);

    /** Refuses null, and with {@link IllegalArgumentException} numbers out of range. */
    public SyncSettings {
        Objects.requireNonNull(fullInterval, "fullInterval");
        Objects.requireNonNull(changesInterval, "changesInterval");
        if (fullInterval.compareTo(Duration.ofSeconds(1)) < 0
                || changesInterval.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException(
                    "the full interval is at least 1 s, the changes interval at least 100 ms");
        }
        if (maxPeople < 1 || maxPercent < 1 || maxPercent > 100) {
            throw new IllegalArgumentException("at least one person, 1 to 100 percent");
        }
    }

    /** A copy with other intervals. */
    public SyncSettings every(Duration full, Duration changes) {
        return new SyncSettings(full, changes, maxPeople, maxPercent);
    }

    /** A copy with other limits. */
    public SyncSettings atMost(int people, int percent) {
        return new SyncSettings(fullInterval, changesInterval, people, percent);
    }

    /** Whether a run may remove {@code leavers} of {@code known} people without an approval. */
    public boolean allows(int leavers, int known) {
        long share = (long) known * maxPercent / 100;
        return leavers <= Math.max(1, Math.min(maxPeople, share));
    }
}
