// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.directory.WorkingHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When people work, as moments. */
final class WorkingTime {
    private static final int WEEK = 7;

    private WorkingTime() {}

    /** The first moment of these hours that is not before a time. Where clocks change, a time that they pass over is taken for the next one. */
    static Instant from(WorkingHours hours, ZoneId zone, Instant time) {
        LocalDate today = time.atZone(zone).toLocalDate();
        // Who works through the night may have begun the day before.
        for (int i = -1; i <= WEEK + 1; i++) {
            LocalDate date = today.plusDays(i);
            if (hours.days().contains(date.getDayOfWeek())) {
                LocalDate last = hours.until().isAfter(hours.from()) ? date : date.plusDays(1);
                Instant end = last.atTime(hours.until()).atZone(zone).toInstant();
                Instant begin = date.atTime(hours.from()).atZone(zone).toInstant();
                if (end.isAfter(time) && end.isAfter(begin)) {
                    return begin.isAfter(time) ? begin : time;
                }
            }
        }
        return time;
    }
}
