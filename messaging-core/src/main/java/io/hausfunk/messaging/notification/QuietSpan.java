// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.notification;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** One span of {@link QuietHours}. Immutable. */
public final class QuietSpan {
    private final Set<DayOfWeek> days;
    private final LocalTime from;
    private final LocalTime to;

    QuietSpan(EnumSet<DayOfWeek> days, LocalTime from, LocalTime to) {
        this.days = Collections.unmodifiableSet(days);
        this.from = from;
        this.to = to;
    }

    /** The days on which it begins, from Monday on. */
    public Set<DayOfWeek> days() {
        return days;
    }

    /** When it begins. */
    public LocalTime from() {
        return from;
    }

    /** When it ends: on the next day if that is not after the beginning. */
    public LocalTime to() {
        return to;
    }

    boolean begins(LocalDate date) {
        return days.contains(date.getDayOfWeek());
    }

    Instant from(LocalDate date, ZoneId zone) {
        return shown(date.atTime(from), zone).withEarlierOffsetAtOverlap().toInstant();
    }

    Instant to(LocalDate date, ZoneId zone) {
        LocalDate end = to.isAfter(from) ? date : date.plusDays(1);
        return shown(end.atTime(to), zone).withLaterOffsetAtOverlap().toInstant();
    }

    private static ZonedDateTime shown(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap() ? change.getInstant().atZone(zone) : local.atZone(zone);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuietSpan that
                && days.equals(that.days)
                && from.equals(that.from)
                && to.equals(that.to);
    }

    @Override
    public int hashCode() {
        return 31 * days.hashCode() + from.hashCode();
    }

    @Override
    public String toString() {
        return "QuietSpan[" + days + ", " + from + " to " + to + "]";
    }
}
