// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.notification;

import io.hausfunk.messaging.directory.WorkingHours;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When people may be told by a {@link Notifier}: in their working hours, as far as these are known, and on working days. They hold
 * what the notifier tells, of messages and of announcements; messages themselves are delivered as ever. What the directory knows of
 * a person comes before what is said here, and the person's own {@link QuietHours} are added. An emergency and a critical alert are not held. Immutable;
 * each method with an argument returns a copy.
 */
public final class DeliveryWindows {
    private static final DeliveryWindows OF_DIRECTORY = new DeliveryWindows(ZoneOffset.UTC, null, WorkCalendar.NONE);

    private final ZoneId zone;
    private final @Nullable WorkingHours hours;
    private final WorkCalendar calendar;

    private DeliveryWindows(ZoneId zone, @Nullable WorkingHours hours, WorkCalendar calendar) {
        this.zone = zone;
        this.hours = hours;
        this.calendar = calendar;
    }

    /** People are told in the working hours that the directory knows of them; others at any time. The default. */
    public static DeliveryWindows ofDirectory() {
        return OF_DIRECTORY;
    }

    /**
     * The same, where people are told in these hours of whom the directory knows no others.
     *
     * @param newZone of all whose time zone the directory does not know
     * @param newHours of all whose working hours the directory does not know
     */
    public DeliveryWindows workingHours(ZoneId newZone, WorkingHours newHours) {
        return new DeliveryWindows(
                Objects.requireNonNull(newZone, "zone"), Objects.requireNonNull(newHours, "hours"), calendar);
    }

    /** The same, where people who have working hours are not told on the holidays of a calendar. */
    public DeliveryWindows holidays(WorkCalendar newCalendar) {
        return new DeliveryWindows(zone, hours, Objects.requireNonNull(newCalendar, "calendar"));
    }

    /** The time zone of those whose own the directory does not know. */
    public ZoneId zone() {
        return zone;
    }

    /** The working hours of those whose own the directory does not know; empty for any time. */
    public Optional<WorkingHours> workingHours() {
        return Optional.ofNullable(hours);
    }

    /** On which days nobody is told. */
    public WorkCalendar calendar() {
        return calendar;
    }

    @Override
    public String toString() {
        return "DeliveryWindows[" + zone + (hours == null ? "" : ", with working hours") + "]";
    }
}
