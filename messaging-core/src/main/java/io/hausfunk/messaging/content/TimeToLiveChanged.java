// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The author decided how long messages of the conversation stay, from this entry on. */
public final class TimeToLiveChanged implements Content {
    private final Optional<Duration> timeToLive;

    private TimeToLiveChanged(Optional<Duration> timeToLive) {
        this.timeToLive = timeToLive;
    }

    /** Messages stay this long; empty for ever. */
    public static TimeToLiveChanged of(Optional<Duration> timeToLive) {
        return new TimeToLiveChanged(timeToLive);
    }

    /** How long messages stay; empty for ever. */
    public Optional<Duration> timeToLive() {
        return timeToLive;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimeToLiveChanged that && timeToLive.equals(that.timeToLive);
    }

    @Override
    public int hashCode() {
        return timeToLive.hashCode();
    }

    @Override
    public String toString() {
        return "TimeToLiveChanged[" + timeToLive.map(Duration::toString).orElse("none") + "]";
    }
}
