// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.concurrent.FaultyExecutor;
import io.hausfunk.messaging.internal.concurrent.FaultyExecutor.Fault;
import io.hausfunk.messaging.internal.concurrent.Timer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the engine does for itself comes back, whatever it throws and whatever its threads throw. */
class RegularWorkTest {
    private static final Duration OFTEN = Duration.ofMillis(1);

    private final FaultCounter faults = new FaultCounter(System::nanoTime);

    @TestFactory
    Stream<DynamicTest> work_comes_back_after_every_fault() {
        return Stream.of(Fault.values())
                .map(fault -> DynamicTest.dynamicTest(fault.toString(), () -> {
                    try (Timer timer = new Timer("test-timer")) {
                        AtomicInteger handOvers = new AtomicInteger();
                        AtomicInteger asked = new AtomicInteger();
                        CountDownLatch runs = new CountDownLatch(3);
                        RegularWork regular = new RegularWork(
                                timer,
                                work -> {
                                    FaultyExecutor.<RuntimeException>throwIf(
                                            handOvers.getAndIncrement() == 0, fault.made());
                                    work.run();
                                },
                                faults);

                        regular.every(
                                OFTEN,
                                () -> {
                                    FaultyExecutor.<RuntimeException>throwIf(
                                            asked.getAndIncrement() == 0, fault.made());
                                    return true;
                                },
                                "a part",
                                () -> {
                                    runs.countDown();
                                    FaultyExecutor.<RuntimeException>throwIf(true, fault.made());
                                });

                        assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
                        assertThat(faults.counts()).containsKey("a part");
                    }
                }));
    }
}
