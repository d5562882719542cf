// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WheelTest {
    private final Wheel wheel = new Wheel();

    @Test
    void everything_is_called_once_at_its_time_however_far_and_however_time_jumps() {
        Random random = new Random(7);
        List<Alarm> alarms = new ArrayList<>();
        long now = 0;
        while (now < 1_000_000) {
            Alarm alarm = new Alarm(now + random.nextInt(300_000));
            alarms.add(alarm);
            wheel.add(alarm, alarm.at);
            now += random.nextInt(50) == 0 ? random.nextInt(100_000) : 250;
            wheel.advance(now);
            for (Alarm each : alarms) {
                assertThat(each.calls).isEqualTo(each.at + 250 <= now ? 1 : each.calls);
            }
        }
        wheel.advance(now + 400_000);
        assertThat(alarms).allMatch(alarm -> alarm.calls == 1 && alarm.calledAt >= alarm.at);
    }

    @Test
    void an_earlier_deadline_replaces_a_later_one_and_not_the_other_way_round() {
        Alarm alarm = new Alarm(1_000);
        wheel.add(alarm, 100_000);
        wheel.add(alarm, 1_000);
        wheel.add(alarm, 50_000);
        wheel.advance(1_500);
        assertThat(alarm.calls).isEqualTo(1);
        wheel.advance(200_000);
        assertThat(alarm.calls).isEqualTo(1);
    }

    private static final class Alarm extends Wheel.Item {
        private final long at;
        private int calls;
        private long calledAt;

        Alarm(long at) {
            this.at = at;
        }

        @Override
        long due(long now) {
            calls++;
            calledAt = now;
            return Wheel.NEVER;
        }
    }
}
