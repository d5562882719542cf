// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.directory.WorkingHours;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.DeliveryTime;
import io.hausfunk.messaging.notification.DeliveryWindows;
import io.hausfunk.messaging.notification.HoldReason;
import io.hausfunk.messaging.notification.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkWindowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final DeliveryWindows OFFICE =
            DeliveryWindows.ofDirectory().workingHours(BERLIN, WorkingHours.parse("Mo-Fr 08:00-16:30"));

    private final List<Throwable> faults = new ArrayList<>();

    private DeliveryTime from(DeliveryWindows windows, PersonDetails details, String time) {
        DirectoryPerson anna = DirectoryPerson.of(UserId.of("anna"), "Anna").details(details);
        Faults noting = (part, fault) -> faults.add(fault);
        return new WorkWindow(windows, noting).from(Optional.of(anna), Instant.parse(time));
    }

    private static void is(DeliveryTime found, String from, HoldReason reason) {
        assertThat(found.from()).isEqualTo(Instant.parse(from));
        assertThat(found.reason()).contains(reason);
    }

    @Test
    void in_working_hours_nothing_is_held() {
        DeliveryTime now = from(OFFICE, PersonDetails.NONE, "2026-10-26T09:00:00Z");
        assertThat(now.from()).isEqualTo(Instant.parse("2026-10-26T09:00:00Z"));
        assertThat(now.reason()).isEmpty();
        assertThat(from(DeliveryWindows.ofDirectory(), PersonDetails.NONE, "2026-10-25T02:00:00Z")
                        .reason())
                .isEmpty();
    }

    @Test
    void after_work_it_waits_for_the_next_working_day_also_across_the_change_of_clocks() {
        is(
                from(OFFICE, PersonDetails.NONE, "2026-10-22T16:00:00Z"),
                "2026-10-23T06:00:00Z",
                HoldReason.OUTSIDE_WORKING_HOURS);
        // Friday in summer time; on Sunday 25 October clocks go back.
        is(
                from(OFFICE, PersonDetails.NONE, "2026-10-23T16:00:00Z"),
                "2026-10-26T07:00:00Z",
                HoldReason.OUTSIDE_WORKING_HOURS);
        is(from(OFFICE, PersonDetails.NONE, "2026-10-25T00:30:00Z"), "2026-10-26T07:00:00Z", HoldReason.DAY_OFF);
    }

    @Test
    void on_a_holiday_of_the_persons_site_it_waits_and_says_which() {
        WorkCalendar reformation = (person, date) -> Optional.of("Reformationstag")
                .filter(name -> person.details().site().equals(Optional.of("Leipzig"))
                        && date.equals(LocalDate.of(2025, 10, 31)));
        DeliveryWindows windows = OFFICE.holidays(reformation);
        DeliveryTime leipzig = from(windows, PersonDetails.NONE.site("Leipzig"), "2025-10-31T09:00:00Z");
        is(leipzig, "2025-11-03T07:00:00Z", HoldReason.HOLIDAY);
        assertThat(leipzig.holiday()).contains("Reformationstag");
        assertThat(from(windows, PersonDetails.NONE.site("Berlin"), "2025-10-31T09:00:00Z")
                        .reason())
                .isEmpty();
    }

    @Test
    void who_moves_to_another_time_zone_is_told_by_the_clock_there() {
        String night = "2026-10-26T18:00:00Z";
        is(from(OFFICE, PersonDetails.NONE, night), "2026-10-27T07:00:00Z", HoldReason.OUTSIDE_WORKING_HOURS);
        PersonDetails moved = PersonDetails.NONE.timeZone(ZoneId.of("America/New_York"));
        assertThat(from(OFFICE, moved, night).from()).isEqualTo(Instant.parse(night));
    }

    @Test
    void who_works_through_the_night_works_on_the_day_on_which_they_begin() {
        PersonDetails nights = PersonDetails.NONE.workingHours(WorkingHours.parse("Fr 22:00-06:00"));
        assertThat(from(OFFICE, nights, "2026-10-24T02:00:00Z").reason()).isEmpty();
        is(from(OFFICE, nights, "2026-10-24T05:00:00Z"), "2026-10-30T21:00:00Z", HoldReason.DAY_OFF);
    }

    @Test
    void a_calendar_that_throws_or_knows_no_working_day_holds_nothing_for_ever() {
        WorkCalendar broken = (person, date) -> {
            throw new IllegalStateException("no");
        };
        assertThat(from(OFFICE.holidays(broken), PersonDetails.NONE, "2026-10-26T09:00:00Z")
                        .reason())
                .isEmpty();
        assertThat(faults).isNotEmpty();
        WorkCalendar always = (person, date) -> Optional.of("Sonntag");
        assertThat(from(OFFICE.holidays(always), PersonDetails.NONE, "2026-10-26T09:00:00Z")
                        .from())
                .isEqualTo(Instant.parse("2026-10-26T09:00:00Z"));
    }
}
