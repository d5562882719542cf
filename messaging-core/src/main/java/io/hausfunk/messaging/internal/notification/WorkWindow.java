// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.directory.WorkingHours;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.notification.DeliveryTime;
import io.hausfunk.messaging.notification.DeliveryWindows;
import io.hausfunk.messaging.notification.HoldReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** When people work, as moments: by what the directory knows of them, and the host's windows. Does not block. */
public final class WorkWindow {
    /** Whoever has no working day for so long is told all the same. */
    private static final int MOST_DAYS = 60;

    private final DeliveryWindows windows;
    private final Faults faults;

    /** By these windows; what their calendar throws is reported. */
    public WorkWindow(DeliveryWindows windows, Faults faults) {
        this.windows = windows;
        this.faults = faults;
    }

    /** From when on, and why not at once. */
    private record Opening(Instant from, Optional<HoldReason> reason, Optional<String> holiday)
            implements DeliveryTime {
        static Opening at(Instant time) {
            return new Opening(time, Optional.empty(), Optional.empty());
        }
    }

    /**
     * The first moment of somebody's working hours that is not before a time. Where clocks change, a time that they pass over is taken for
     * the next one. Who works through the night works on the day on which they begin.
     */
    public DeliveryTime from(Optional<DirectoryPerson> person, Instant time) {
        Optional<PersonDetails> details = person.map(DirectoryPerson::details);
        Optional<WorkingHours> known =
                details.flatMap(PersonDetails::workingHours).or(windows::workingHours);
        if (known.isEmpty()) {
            return Opening.at(time);
        }
        WorkingHours hours = known.get();
        ZoneId zone = details.flatMap(PersonDetails::timeZone).orElse(windows.zone());
        LocalDate today = time.atZone(zone).toLocalDate();
        for (int i = -1; i <= MOST_DAYS; i++) {
            LocalDate date = today.plusDays(i);
            LocalDate last = hours.until().isAfter(hours.from()) ? date : date.plusDays(1);
            Instant begin = date.atTime(hours.from()).atZone(zone).toInstant();
            Instant end = last.atTime(hours.until()).atZone(zone).toInstant();
            if (end.isAfter(time)
                    && end.isAfter(begin)
                    && hours.days().contains(date.getDayOfWeek())
                    && holiday(person, date).isEmpty()) {
                return begin.isAfter(time) ? held(person, hours, today, begin) : Opening.at(time);
            }
        }
        return Opening.at(time);
    }

    private Opening held(Optional<DirectoryPerson> person, WorkingHours hours, LocalDate today, Instant from) {
        Optional<String> holiday = holiday(person, today);
        if (holiday.isPresent()) {
            return new Opening(from, Optional.of(HoldReason.HOLIDAY), holiday);
        }
        boolean works = hours.days().contains(today.getDayOfWeek());
        return new Opening(
                from, Optional.of(works ? HoldReason.OUTSIDE_WORKING_HOURS : HoldReason.DAY_OFF), Optional.empty());
    }

    private Optional<String> holiday(Optional<DirectoryPerson> person, LocalDate date) {
        try {
            return person.flatMap(known -> windows.calendar().holiday(known, date));
        } catch (Throwable e) {
            faults.report("notifications", e);
            return Optional.empty();
        }
    }
}
