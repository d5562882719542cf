// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Health.State;
import io.hausfunk.messaging.PartHealth;
import io.hausfunk.messaging.internal.health.HealthReport;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Regular work comes back whatever it throws, and health tells when it does not. */
class TimerTest {
    private static final Duration SOON = Duration.ofMillis(1);

    private final AtomicLong nanos = new AtomicLong();

    @TestFactory
    Stream<DynamicTest> work_comes_back_whatever_it_throws() {
        return Stream.of(FaultyExecutor.Fault.values())
                .map(fault -> DynamicTest.dynamicTest(fault.toString(), () -> {
                    try (Timer timer = timer()) {
                        CountDownLatch runs = new CountDownLatch(3);
                        timer.every(SOON, () -> {
                            runs.countDown();
                            FaultyExecutor.<RuntimeException>throwIf(true, fault.made());
                        });
                        assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
                    }
                }));
    }

    @Test
    void work_that_stands_still_is_down_until_it_goes_on() throws InterruptedException {
        try (Timer timer = timer()) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            timer.after(SOON, () -> {
                begun.countDown();
                try {
                    assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(health(timer).state()).isEqualTo(State.UP);

            nanos.addAndGet(TimeUnit.SECONDS.toNanos(6));

            assertThat(health(timer).state()).isEqualTo(State.DOWN);
            assertThat(health(timer).findings().toString()).contains("stood still for 6 s");
            release.countDown();
            eventually("it goes on", () -> health(timer).state() == State.UP);
        }
    }

    @Test
    void a_thread_that_could_not_be_had_is_made_once_somebody_notices() {
        AtomicInteger asked = new AtomicInteger();
        // A pool that is given no thread goes on without one and says nothing, as after the end of its last one.
        try (Timer timer = new Timer(
                work -> asked.incrementAndGet() == 1 ? null : new EngineThreads("test-timer").newThread(work),
                nanos::get)) {
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(6));

            assertThat(health(timer).state()).isEqualTo(State.DOWN);
            eventually("it works", () -> health(timer).state() == State.UP);
        }
    }

    @Test
    void work_that_comes_after_the_end_is_passed_over() {
        Timer timer = timer();
        timer.close();
        timer.after(SOON, () -> {});
    }

    private Timer timer() {
        return new Timer(new EngineThreads("test-timer"), nanos::get);
    }

    private static PartHealth health(Timer timer) {
        HealthReport report = new HealthReport();
        timer.report(report);
        return report.health(Optional.empty()).parts().get("threads");
    }
}
