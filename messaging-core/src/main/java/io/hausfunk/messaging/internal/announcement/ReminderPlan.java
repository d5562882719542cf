// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.AnnouncementPriority;
import io.hausfunk.messaging.announcement.AnnouncementState;
import io.hausfunk.messaging.announcement.Reminders;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What of an announcement's reminders is due at a time, and what comes next. Does not block. */
record ReminderPlan(AnnouncementCourse course, Instant now) {
    private Reminders reminders() {
        return course.content().reminders();
    }

    private boolean shown() {
        return course.state(now) == AnnouncementState.PUBLISHED;
    }

    private boolean isOver(Duration after) {
        return !now.isBefore(course.askedAt().plus(after));
    }

    /** Which reminder is due; 0 for none. Of several only the last one is. */
    int reminder() {
        return shown() && course.content().acknowledgementWanted()
                ? (int) reminders().steps().stream().filter(this::isOver).count()
                : 0;
    }

    boolean escalated() {
        return shown()
                && course.content().acknowledgementWanted()
                && reminders().escalated().filter(this::isOver).isPresent();
    }

    boolean unreached() {
        return shown() && reminders().unreached().filter(this::isOver).isPresent();
    }

    boolean anything() {
        return reminder() > 0 || escalated() || unreached();
    }

    /** Whether people are told at any time. */
    boolean urgent() {
        return course.content().priority() == AnnouncementPriority.EMERGENCY;
    }

    /** When something was due last. */
    Optional<Instant> last() {
        return times().filter(time -> !time.isAfter(now)).max(Comparator.naturalOrder());
    }

    /** When something more is due, before it ends. */
    Optional<Instant> next() {
        return times().filter(time -> time.isAfter(now) && time.isBefore(course.until()))
                .min(Comparator.naturalOrder());
    }

    private Stream<Instant> times() {
        return course.asked() == 0
                ? Stream.of()
                : Stream.of(
                                reminders().steps().stream(),
                                reminders().escalated().stream(),
                                reminders().unreached().stream())
                        .flatMap(some -> some)
                        .map(course.askedAt()::plus);
    }
}
