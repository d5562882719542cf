// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.concurrent.FaultyExecutor.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FairExecutorTest {
    private final FaultCounter faults = new FaultCounter(System::nanoTime);
    private final List<Integer> done = new ArrayList<>();

    private FairExecutor executor(FaultyExecutor threads, int most) {
        return new FairExecutor("a test", threads, new FairLimits(most, most, most, most, 10_000), faults);
    }

    @Test
    void takes_no_more_threads_than_it_may() {
        FaultyExecutor threads = new FaultyExecutor();
        FairExecutor limited = executor(threads, 2);
        start(limited, 0, 10);
        assertThat(threads.waiting()).isEqualTo(2);
        assertThat(threads.runNext()).isTrue();
        assertThat(done).isEqualTo(numbers(10));
    }

    @Test
    void goes_to_the_end_of_the_queue_after_a_while() {
        FaultyExecutor threads = new FaultyExecutor();
        FairExecutor limited = executor(threads, 1);
        start(limited, 0, 1_000);
        assertThat(threads.runNext()).isTrue();
        assertThat(done).hasSize(256);
        runAll(threads);
        assertThat(done).isEqualTo(numbers(1_000));
    }

    @TestFactory
    Stream<DynamicTest> whatever_the_threads_throw_all_work_is_done_once() {
        return Stream.of(Fault.values())
                .flatMap(fault -> Stream.of(true, false)
                        .flatMap(takes -> IntStream.range(0, 4)
                                .mapToObj(at -> DynamicTest.dynamicTest(
                                        fault + " at " + at + (takes ? ", and takes the work" : ""),
                                        () -> failsOnce(new FaultyExecutor(at, fault, takes))))));
    }

    private void failsOnce(FaultyExecutor threads) {
        done.clear();
        FairExecutor limited = executor(threads, 2);
        for (int round = 0; round < 3; round++) {
            start(limited, round * 300, 300);
            limited.retry();
            assertThat(threads.waiting()).isLessThanOrEqualTo(3);
            runAll(threads);
            limited.retry();
            runAll(threads);
            assertThat(done).isEqualTo(numbers((round + 1) * 300));
        }
    }

    @Test
    void work_that_throws_keeps_no_other_from_being_done() {
        FaultyExecutor threads = new FaultyExecutor();
        FairExecutor limited = executor(threads, 1);
        limited.execute(Caller.ENGINE, () -> {
            throw new OutOfMemoryError("a test's");
        });
        start(limited, 0, 3);
        assertThat(threads.runNext()).isTrue();
        assertThat(done).isEqualTo(numbers(3));
    }

    @Test
    void a_thread_that_is_lost_between_two_pieces_of_work_is_made_up_for() {
        FaultyExecutor threads = new FaultyExecutor();
        FairExecutor limited = executor(threads, 1);
        AtomicBoolean broken = new AtomicBoolean();
        Object tenant = new Object() {
            @Override
            public int hashCode() {
                if (broken.getAndSet(false)) {
                    throw new OutOfMemoryError("a test's");
                }
                return 1;
            }

            @Override
            public boolean equals(Object other) {
                return this == other;
            }
        };
        Caller caller = Caller.of(tenant, "a caller");
        limited.execute(caller, () -> broken.set(true));
        assertThat(threads.runNext()).isTrue();
        assertThat(faults.counts()).containsEntry("threads", 1L);

        limited.execute(caller, () -> done.add(0));
        limited.execute(Caller.ENGINE, () -> done.add(1));
        runAll(threads);

        assertThat(done).containsExactlyInAnyOrder(0, 1);
    }

    private static void runAll(FaultyExecutor threads) {
        boolean more = true;
        while (more) {
            more = threads.runNext();
        }
    }

    private void start(FairExecutor limited, int from, int count) {
        for (int i = from; i < from + count; i++) {
            int number = i;
            limited.execute(Caller.ENGINE, () -> done.add(number));
        }
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
