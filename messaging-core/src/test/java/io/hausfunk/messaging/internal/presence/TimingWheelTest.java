// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimingWheelTest {
    private final AtomicLong time = new AtomicLong();
    private final FaultCounter faults = new FaultCounter(System::nanoTime);
    private final TimingWheel wheel = new TimingWheel(time::get, faults);

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
            advance(now);
            for (Alarm each : alarms) {
                assertThat(each.calls).isEqualTo(each.at + 250 <= now ? 1 : each.calls);
            }
        }
        advance(now + 400_000);
        assertThat(alarms).allMatch(alarm -> alarm.calls == 1 && alarm.calledAt >= alarm.at);
    }

    @Test
    void an_earlier_deadline_replaces_a_later_one_and_not_the_other_way_round() {
        Alarm alarm = new Alarm(1_000);
        wheel.add(alarm, 100_000);
        wheel.add(alarm, 1_000);
        wheel.add(alarm, 50_000);
        advance(1_500);
        assertThat(alarm.calls).isEqualTo(1);
        advance(200_000);
        assertThat(alarm.calls).isEqualTo(1);
    }

    @Test
    void an_item_that_throws_is_called_again_and_keeps_no_other_from_its_turn() {
        int[] calls = new int[1];
        TimingWheel.Item broken = new TimingWheel.Item() {
            @Override
            long due(long now) {
                if (++calls[0] == 1) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                return TimingWheel.NEVER;
            }
        };
        Alarm other = new Alarm(1_000);
        wheel.add(broken, 1_000);
        wheel.add(other, 1_000);
        advance(1_500);
        assertThat(other.calls).isEqualTo(1);
        assertThat(faults.counts()).containsEntry("presence", 1L);
        advance(3_000);
        assertThat(calls[0]).isEqualTo(2);
    }

    private void advance(long now) {
        time.set(now);
        wheel.advance();
    }

    private static final class Alarm extends TimingWheel.Item {
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
            return TimingWheel.NEVER;
        }
    }
}
