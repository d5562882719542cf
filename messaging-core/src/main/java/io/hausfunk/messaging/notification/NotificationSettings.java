// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.notification;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.time.Duration;
import java.util.Objects;

/** When a {@link Notifier} is called. Immutable; each method answers with a copy. The same on every node. */
public final class NotificationSettings {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final NotificationSettings DEFAULTS = new NotificationSettings(
            Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofSeconds(30), DeliveryWindows.ofDirectory());

    private final Duration delay;
    private final Duration pause;
    private final Duration timeLimit;
    private final DeliveryWindows windows;

    private NotificationSettings(Duration delay, Duration pause, Duration timeLimit, DeliveryWindows windows) {
        this.delay = delay;
        this.pause = pause;
        this.timeLimit = timeLimit;
        this.windows = windows;
    }

    /** Five minutes after a message, at most every fifteen minutes, thirty seconds for each call, in the working hours that the directory knows. */
    public static NotificationSettings defaults() {
        return DEFAULTS;
    }

    /**
     * The same with another delay: for so long after a message, and up to a few seconds more, a person has time to read it, and then is not
     * told. 1 second to 7 days; {@code ARGUMENT_OUT_OF_RANGE} otherwise.
     */
    public NotificationSettings delay(Duration time) {
        return new NotificationSettings(within(SHORTEST, time), pause, timeLimit, windows);
    }

    /**
     * The same with another pause: no person is told again before it is over, and then of everything at once. So a notifier that sends
     * mails sends each person at most one in this time. Zero to 7 days; {@code ARGUMENT_OUT_OF_RANGE} otherwise.
     */
    public NotificationSettings pause(Duration time) {
        return new NotificationSettings(delay, within(Duration.ZERO, time), timeLimit, windows);
    }

    /**
     * The same with another limit for one call of the notifier, after which it counts as failed. 1 second to 5 minutes; {@code
     * ARGUMENT_OUT_OF_RANGE} otherwise.
     */
    public NotificationSettings timeLimit(Duration time) {
        if (within(SHORTEST, time).compareTo(Duration.ofMinutes(5)) > 0) {
            throw outOfRange();
        }
        return new NotificationSettings(delay, pause, time, windows);
    }

    /** The same with other windows in which people may be told. */
    public NotificationSettings windows(DeliveryWindows newWindows) {
        return new NotificationSettings(delay, pause, timeLimit, Objects.requireNonNull(newWindows, "windows"));
    }

    private static Duration within(Duration least, Duration time) {
        if (time == null || time.compareTo(least) < 0 || time.compareTo(LONGEST) > 0) {
            throw outOfRange();
        }
        return time;
    }

    private static InvalidInputException outOfRange() {
        return new InvalidInputException(
                ErrorCode.ARGUMENT_OUT_OF_RANGE,
                "a delay is 1 second to 7 days, a pause zero to 7 days, a time limit 1 second to 5 minutes");
    }

    /** How long a message may stay unread before its readers are told. */
    public Duration delay() {
        return delay;
    }

    /** How long a person is left alone after they were told. */
    public Duration pause() {
        return pause;
    }

    /** How long one call of the notifier may take. */
    public Duration timeLimit() {
        return timeLimit;
    }

    /** When people may be told. */
    public DeliveryWindows windows() {
        return windows;
    }

    @Override
    public String toString() {
        return "NotificationSettings[delay " + delay + ", pause " + pause + ", time limit " + timeLimit + "]";
    }
}
