// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * When somebody works, in their own time zone. Written as {@code Mo-Fr 08:00-16:30}.
 *
 * @param days on which days, at least one
 * @param from from when on
 * @param until until when; before {@code from} for who works through the night
 */
public record WorkingHours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    private static final String NAMES = "MoTuWeThFrSaSu";

    /** Copies the days; refuses none, and hours that end when they begin, with {@link IllegalArgumentException}. */
    public WorkingHours {
        days = Set.copyOf(days);
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (days.isEmpty() || from.equals(until)) {
            throw new IllegalArgumentException("working hours have a day, and an end other than their beginning");
        }
    }

    /**
     * Reads {@code Mo-Fr 08:00-16:30} or {@code Mo,We,Sa 22:00-06:00}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static WorkingHours parse(String text) {
        String[] parts = text.split(" ", -1);
        String[] times = parts[parts.length - 1].split("-", -1);
        if (parts.length != 2 || times.length != 2) {
            throw new IllegalArgumentException("working hours look like Mo-Fr 08:00-16:30");
        }
        try {
            return new WorkingHours(days(parts[0]), LocalTime.parse(times[0]), LocalTime.parse(times[1]));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("working hours look like Mo-Fr 08:00-16:30", e);
        }
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            DayOfWeek day = day(ends[0]);
            DayOfWeek last = day(ends[ends.length - 1]);
            if (ends.length > 2) {
                throw new IllegalArgumentException("days look like Mo-Fr or Mo,We");
            }
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        int at = name.length() == 2 ? NAMES.indexOf(name) : -1;
        if (at < 0 || at % 2 != 0) {
            throw new IllegalArgumentException("days are Mo, Tu, We, Th, Fr, Sa and Su");
        }
        return DayOfWeek.of(at / 2 + 1);
    }
}
