// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.announce;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/** A clock that the story moves, so that days pass in a second. In earnest the engine has the machine's. */
final class OfficeClock extends Clock {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private volatile Instant now = ZonedDateTime.now(BERLIN)
            .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
            .with(LocalTime.of(9, 0))
            .toInstant();

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** To the morning of the next such day. */
    void passTo(DayOfWeek day) {
        now = now.atZone(BERLIN)
                .with(TemporalAdjusters.next(day))
                .with(LocalTime.of(8, 0))
                .toInstant();
    }

    /** As people read it. */
    String shown() {
        ZonedDateTime there = now.atZone(BERLIN);
        return there.getDayOfWeek().name().substring(0, 3) + " "
                + there.toLocalTime().withSecond(0).withNano(0);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return BERLIN;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
