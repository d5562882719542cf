// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.web.internal.PageTimes.Step;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PageTimesTest {
    private final AtomicLong time = new AtomicLong();
    private final PageTimes times = new PageTimes(time::get);

    @Test
    void a_page_that_is_given_up_is_cut_off_however_often_it_is_finished() {
        times.welcomed();
        pass(80);
        assertThat(times.next()).isEqualTo(Step.GIVE_UP);
        pass(4);
        times.finishing();
        pass(2);
        assertThat(times.next()).isEqualTo(Step.CUT);
    }

    @Test
    void a_page_is_pinged_at_a_fixed_beat_and_given_up_once() {
        times.welcomed();
        pass(25);
        assertThat(times.next()).isEqualTo(Step.PING);
        assertThat(times.next()).isEqualTo(Step.NOTHING);
        pass(51);
        assertThat(times.next()).isEqualTo(Step.GIVE_UP);
        assertThat(times.next()).isEqualTo(Step.NOTHING);
    }

    private void pass(long seconds) {
        time.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
