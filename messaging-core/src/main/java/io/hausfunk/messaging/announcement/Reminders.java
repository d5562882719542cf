// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom the engine's notifier tells of an announcement, and after which times. All times count from the moment from which the announcement
 * is shown, or from the correction that asks everybody anew; they are cut to the second, and a person is told in their working hours, unless it is an emergency. What
 * is not due before the announcement ends is not told. Immutable; each method with an argument returns a copy, and refuses times outside
 * of 1 minute to 366 days with {@code ARGUMENT_OUT_OF_RANGE}.
 */
public final class Reminders {
    /** The most reminders. */
    public static final int MAX_STEPS = 10;

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Reminders NONE = new Reminders(List.of(), null, null);

    private final List<Duration> steps;
    private final @Nullable Duration escalated;
    private final @Nullable Duration unreached;

    private Reminders(List<Duration> steps, @Nullable Duration escalated, @Nullable Duration unreached) {
        this.steps = List.copyOf(steps);
        this.escalated = escalated;
        this.unreached = unreached;
    }

    /** Nobody is told, which is the default. */
    public static Reminders none() {
        return NONE;
    }

    /** Who belongs to the audience and has not acknowledged is reminded after these times: up to {@value #MAX_STEPS}, the shortest first. */
    public static Reminders after(Duration... times) {
        List<Duration> steps = List.of(times).stream().map(Reminders::checked).toList();
        boolean ascending = true;
        for (int i = 1; i < steps.size(); i++) {
            ascending &= steps.get(i).compareTo(steps.get(i - 1)) > 0;
        }
        if (steps.size() > MAX_STEPS || !ascending) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE, "at most " + MAX_STEPS + " reminders, each later than the last");
        }
        return new Reminders(steps, NONE.escalated, NONE.unreached);
    }

    /**
     * The same, and after this time the manager of each person who has not acknowledged is told that there are such people. Needs a policy
     * that {@linkplain AnnouncementPolicy#escalatedToManagers allows it}.
     */
    public Reminders escalatedAfter(Duration time) {
        return new Reminders(steps, checked(time), unreached);
    }

    /** The same, and after this time everybody is told whom the announcement has not reached in any other way, once. */
    public Reminders unreachedAfter(Duration time) {
        return new Reminders(steps, escalated, checked(time));
    }

    private static Duration checked(Duration time) {
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE, "people are told after 1 minute to 366 days");
        }
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** When those who have not acknowledged are reminded. */
    public List<Duration> steps() {
        return steps;
    }

    /** When managers are told; empty for never. */
    public Optional<Duration> escalated() {
        return Optional.ofNullable(escalated);
    }

    /** When those are told whom it has not reached; empty for never. */
    public Optional<Duration> unreached() {
        return Optional.ofNullable(unreached);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reminders that
                && steps.equals(that.steps)
                && Objects.equals(escalated, that.escalated)
                && Objects.equals(unreached, that.unreached);
    }

    @Override
    public int hashCode() {
        return Objects.hash(steps, escalated, unreached);
    }

    @Override
    public String toString() {
        return "Reminders[" + steps + ", escalated " + escalated + ", unreached " + unreached + "]";
    }
}
