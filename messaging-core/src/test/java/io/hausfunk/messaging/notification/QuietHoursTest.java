// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.notification;

import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.error.ErrorCode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static final QuietHours BERLIN = QuietHours.in(ZoneId.of("Europe/Berlin"));

    private static LocalTime at(int hour, int minute) {
        return LocalTime.of(hour, minute);
    }

    private static void quiet(QuietHours hours, String at, String until) {
        assertThat(hours.quietUntil(Instant.parse(at))).contains(Instant.parse(until));
    }

    private static void loud(QuietHours hours, String at) {
        assertThat(hours.quietUntil(Instant.parse(at))).isEmpty();
    }

    @Test
    void a_night_lasts_from_its_evening_to_its_morning() {
        QuietHours night = BERLIN.daily(at(22, 0), at(7, 0));
        loud(night, "2026-06-01T19:59:59Z");
        quiet(night, "2026-06-01T20:00:00Z", "2026-06-02T05:00:00Z");
        quiet(night, "2026-06-02T04:59:59Z", "2026-06-02T05:00:00Z");
        loud(night, "2026-06-02T05:00:00Z");
    }

    @Test
    void the_night_in_which_clocks_go_back_is_an_hour_longer_and_the_one_in_which_they_go_forward_shorter() {
        QuietHours night = BERLIN.daily(at(22, 0), at(7, 0));
        quiet(night, "2026-10-24T20:00:00Z", "2026-10-25T06:00:00Z");
        quiet(night, "2027-03-27T21:00:00Z", "2027-03-28T05:00:00Z");
    }

    @Test
    void a_span_within_the_hour_that_comes_twice_lasts_until_its_end_was_shown_twice() {
        QuietHours twice = BERLIN.daily(at(1, 0), at(2, 30));
        quiet(twice, "2026-10-24T23:00:00Z", "2026-10-25T01:30:00Z");
        quiet(twice, "2026-10-25T00:45:00Z", "2026-10-25T01:30:00Z");
        loud(twice, "2026-10-25T01:30:00Z");
    }

    @Test
    void times_in_the_hour_that_never_comes_are_the_moment_at_which_clocks_pass_over_it() {
        quiet(BERLIN.daily(at(1, 0), at(2, 30)), "2027-03-28T00:30:00Z", "2027-03-28T01:00:00Z");
        quiet(BERLIN.daily(at(2, 30), at(4, 0)), "2027-03-28T01:00:00Z", "2027-03-28T02:00:00Z");
        loud(BERLIN.daily(at(2, 0), at(3, 0)), "2027-03-28T01:00:00Z");
    }

    @Test
    void days_are_those_on_which_a_span_begins_and_spans_that_follow_each_other_are_one() {
        Set<DayOfWeek> weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        QuietHours free = BERLIN.daily(at(18, 0), at(8, 0)).on(weekend, at(0, 0), at(0, 0));
        quiet(free, "2026-11-27T17:00:00Z", "2026-11-30T07:00:00Z");
        loud(free, "2026-11-30T12:00:00Z");
    }

    @Test
    void what_is_always_quiet_has_an_end_all_the_same() {
        QuietHours always = BERLIN.daily(at(0, 0), at(0, 0));
        assertThat(always.quietUntil(Instant.parse("2026-11-27T17:00:00Z")))
                .hasValueSatisfying(end -> assertThat(end).isAfter(Instant.parse("2026-12-04T00:00:00Z")));
    }

    @Test
    void what_is_no_span_is_refused() {
        refused(ErrorCode.ARGUMENT_MISSING, () -> BERLIN.on(Set.of(), at(1, 0), at(2, 0)));
        QuietHours most = BERLIN;
        for (int i = 0; i < QuietHours.MAX_SPANS; i++) {
            most = most.daily(at(1, i), at(2, i));
        }
        QuietHours full = most;
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> full.daily(at(1, 0), at(2, 0)));
    }
}
