// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.notification;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When one person does not want to be notified, by the clock on their wall. It holds notifications, never messages. Immutable; each method
 * answers with a copy.
 *
 * <p>Where clocks change, every span begins at the first moment that shows its beginning and ends at the last one that shows its end; a time that clocks pass
 * over is taken for the moment at which they do.
 */
public final class QuietHours {
    /** The most spans. */
    public static final int MAX_SPANS = 20;

    /** Where spans follow each other without an end, this is looked at. */
    private static final int CHAIN = 16;

    private final ZoneId zone;
    private final List<QuietSpan> spans;

    private QuietHours(ZoneId zone, List<QuietSpan> spans) {
        this.zone = zone;
        this.spans = spans;
    }

    /** None so far, in a time zone. */
    public static QuietHours in(ZoneId zone) {
        if (zone == null) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "the zone is null");
        }
        return new QuietHours(zone, List.of());
    }

    /** And a span on every day; see {@link #on}. */
    public QuietHours daily(LocalTime from, LocalTime to) {
        return on(EnumSet.allOf(DayOfWeek.class), from, to);
    }

    /**
     * And a span that begins on some days. One that does not end later than it begins ends on the next day, so that the same time twice is a
     * whole day. Times are kept to the second. {@code ARGUMENT_MISSING} for null and for no days; {@code ARGUMENT_OUT_OF_RANGE} for more than {@value
     * #MAX_SPANS} spans.
     */
    public QuietHours on(Collection<DayOfWeek> days, LocalTime from, LocalTime to) {
        if (days == null
                || from == null
                || to == null
                || days.isEmpty()
                || days.stream().anyMatch(Objects::isNull)) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "a span has days, a beginning and an end");
        }
        if (spans.size() == MAX_SPANS) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "at most " + MAX_SPANS + " spans");
        }
        List<QuietSpan> more = new ArrayList<>(spans);
        more.add(new QuietSpan(
                EnumSet.copyOf(days), from.truncatedTo(ChronoUnit.SECONDS), to.truncatedTo(ChronoUnit.SECONDS)));
        return new QuietHours(zone, List.copyOf(more));
    }

    /** Until when it is quiet at a time; empty if it is not. Of spans that follow each other without a gap, the end of the last, within two weeks. */
    public Optional<Instant> quietUntil(Instant time) {
        Instant end = time;
        for (int linked = 0; linked < CHAIN; linked++) {
            Instant next = endOf(end);
            if (!next.isAfter(end)) {
                break;
            }
            end = next;
        }
        return end.isAfter(time) ? Optional.of(end) : Optional.empty();
    }

    /** The latest end of the spans that hold this time, or the time itself. */
    private Instant endOf(Instant time) {
        LocalDate today = time.atZone(zone).toLocalDate();
        Instant latest = time;
        // A span that began the day before may last until now.
        for (LocalDate date = today.minusDays(1); !date.isAfter(today); date = date.plusDays(1)) {
            for (QuietSpan span : spans) {
                if (span.begins(date)
                        && !span.from(date, zone).isAfter(time)
                        && span.to(date, zone).isAfter(latest)) {
                    latest = span.to(date, zone);
                }
            }
        }
        return latest;
    }

    /** The time zone. */
    public ZoneId zone() {
        return zone;
    }

    /** The spans, in the order in which they were given. */
    public List<QuietSpan> spans() {
        return spans;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuietHours that && zone.equals(that.zone) && spans.equals(that.spans);
    }

    @Override
    public int hashCode() {
        return 31 * zone.hashCode() + spans.hashCode();
    }

    @Override
    public String toString() {
        return "QuietHours[" + spans.size() + " spans]";
    }
}
