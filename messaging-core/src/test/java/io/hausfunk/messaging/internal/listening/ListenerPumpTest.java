// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.listening;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.concurrent.FaultyExecutor;
import io.hausfunk.messaging.internal.concurrent.FaultyExecutor.Fault;
import io.hausfunk.messaging.internal.concurrent.Pool;
import io.hausfunk.messaging.internal.listening.ListenerPump.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ListenerPumpTest {
    private static final int ITEMS = 10;
    private static final int A_BATCH = 3;
    private static final List<Integer> ALL = IntStream.range(0, ITEMS).boxed().toList();

    private final FaultCounter faults = new FaultCounter(System::nanoTime);

    /** A source of numbers, and what its listener got. */
    private final class Numbers {
        private final FaultyExecutor fetching;
        private final FaultyExecutor callbacks;
        private final DeliveryExecutor executor;
        private final ListenerPump pump;
        private final List<Integer> heard = new ArrayList<>();
        private Runnable beforeFetch = () -> {};
        private Runnable inCall = () -> {};
        private int next;
        private int fetches;

        Numbers(FaultyExecutor fetching, FaultyExecutor callbacks) {
            this.fetching = fetching;
            this.callbacks = callbacks;
            this.executor = DeliveryExecutor.of(fetching, callbacks, faults);
            this.pump = executor.pump(Caller.ENGINE, "numbers", this::fetch);
        }

        private Batch fetch() {
            fetches++;
            beforeFetch.run();
            int from = next;
            next = Math.min(ITEMS, from + A_BATCH);
            if (next < ITEMS) {
                pump.wake();
            }
            List<Runnable> calls = new ArrayList<>();
            for (int i = from; i < next; i++) {
                int number = i;
                calls.add(() -> {
                    heard.add(number);
                    inCall.run();
                });
            }
            return calls.isEmpty() ? null : new Batch(calls, made -> next = from + made);
        }

        void runAll() {
            while (fetching.runNext() || callbacks.runNext()) {
                assertThat(fetching.waiting() + callbacks.waiting()).isLessThan(5);
            }
        }

        void runAllWithRetries() {
            for (int tick = 0; tick < 5; tick++) {
                runAll();
                executor.retry();
            }
            runAll();
        }
    }

    @TestFactory
    Stream<DynamicTest> whatever_an_executor_throws_at_whatever_hand_over_everything_comes_once_and_in_order() {
        return Stream.of(true, false)
                .flatMap(whileFetching -> Stream.of(Fault.values())
                        .flatMap(fault -> Stream.of(true, false)
                                .flatMap(takes -> IntStream.range(0, 5)
                                        .mapToObj(at -> DynamicTest.dynamicTest(
                                                (whileFetching ? "fetching " : "calling ") + fault + " at " + at
                                                        + (takes ? ", and takes the work" : ""),
                                                () -> failsOnce(
                                                        whileFetching, new FaultyExecutor(at, fault, takes)))))));
    }

    private void failsOnce(boolean whileFetching, FaultyExecutor faulty) {
        Numbers numbers =
                whileFetching ? new Numbers(faulty, new FaultyExecutor()) : new Numbers(new FaultyExecutor(), faulty);
        numbers.pump.wake();
        numbers.runAllWithRetries();
        numbers.pump.wake();
        numbers.runAllWithRetries();
        assertThat(numbers.heard).isEqualTo(ALL);
        long before = numbers.fetches;
        numbers.pump.wake();
        numbers.runAll();
        assertThat(numbers.fetches).as("it is still awake").isEqualTo(before + 1);
    }

    @TestFactory
    Stream<DynamicTest> whatever_a_source_or_a_listener_throws_the_pump_goes_on() {
        return Stream.of(
                        new IllegalStateException("a test's"),
                        new OutOfMemoryError("a test's"),
                        new Exception("thrown by another language"))
                .flatMap(fault -> Stream.of(true, false)
                        .map(inSource -> DynamicTest.dynamicTest(
                                (inSource ? "source " : "listener ") + fault, () -> throwsOnce(inSource, fault))));
    }

    private void throwsOnce(boolean inSource, Throwable fault) {
        String part = inSource ? "numbers" : "numbers listener";
        long before = faults.counts().getOrDefault(part, 0L);
        Numbers numbers = new Numbers(new FaultyExecutor(), new FaultyExecutor());
        AtomicBoolean thrown = new AtomicBoolean();
        Runnable once = () -> FaultyExecutor.<RuntimeException>throwIf(thrown.compareAndSet(false, true), fault);
        if (inSource) {
            numbers.beforeFetch = once;
        } else {
            numbers.inCall = once;
        }
        numbers.pump.wake();
        numbers.runAll();
        if (inSource) {
            assertThat(numbers.fetches).as("not again at once").isEqualTo(1);
        }
        numbers.runAllWithRetries();
        assertThat(numbers.heard).isEqualTo(ALL);
        assertThat(faults.counts().getOrDefault(part, 0L)).isEqualTo(before + 1);
    }

    @Test
    void wakes_that_come_together_are_one() {
        Numbers numbers = new Numbers(new FaultyExecutor(), new FaultyExecutor());
        for (int i = 0; i < 100; i++) {
            numbers.pump.wake();
        }
        assertThat(numbers.fetching.waiting()).isEqualTo(1);
        numbers.runAll();
        assertThat(numbers.heard).isEqualTo(ALL);
    }

    @Test
    void while_paused_nothing_waits_anywhere_and_afterwards_it_goes_on_where_it_was() {
        Numbers numbers = new Numbers(new FaultyExecutor(), new FaultyExecutor());
        numbers.inCall = () -> {
            if (numbers.heard.size() == 2) {
                numbers.pump.pause();
                numbers.pump.pause();
            }
        };
        numbers.pump.wake();
        numbers.runAllWithRetries();
        assertThat(numbers.heard).containsExactly(0, 1);
        assertThat(numbers.next).as("what was fetched is put back").isEqualTo(2);
        int fetches = numbers.fetches;
        numbers.pump.wake();
        numbers.runAllWithRetries();
        assertThat(numbers.fetching.waiting() + numbers.callbacks.waiting()).isZero();
        assertThat(numbers.fetches).isEqualTo(fetches);
        numbers.pump.resume();
        numbers.pump.resume();
        assertThat(numbers.heard).as("no call on the thread that resumes").hasSize(2);
        numbers.runAll();
        assertThat(numbers.heard).isEqualTo(ALL);
    }

    @Test
    void a_pause_between_fetching_and_calling_makes_no_call() {
        Numbers numbers = new Numbers(new FaultyExecutor(), new FaultyExecutor());
        numbers.pump.wake();
        assertThat(numbers.fetching.runNext()).isTrue();
        numbers.pump.pause();
        numbers.runAll();
        assertThat(numbers.heard).isEmpty();
        assertThat(numbers.next).isZero();
        numbers.pump.resume();
        numbers.runAll();
        assertThat(numbers.heard).isEqualTo(ALL);
    }

    @Test
    void a_listener_that_pauses_and_resumes_within_each_call_gets_everything() {
        Numbers numbers = new Numbers(new FaultyExecutor(), new FaultyExecutor());
        numbers.inCall = () -> {
            numbers.pump.pause();
            numbers.pump.resume();
        };
        numbers.pump.wake();
        numbers.runAll();
        assertThat(numbers.heard).isEqualTo(ALL);
    }

    @Test
    void after_closing_no_call_begins() {
        Numbers numbers = new Numbers(new FaultyExecutor(), new FaultyExecutor());
        numbers.inCall = numbers.pump::close;
        numbers.pump.wake();
        numbers.runAllWithRetries();
        numbers.pump.resume();
        numbers.pump.wake();
        numbers.runAllWithRetries();
        assertThat(numbers.heard).containsExactly(0);
    }

    @Test
    void calls_never_overlap_and_none_is_lost_while_others_pause_and_resume() throws InterruptedException {
        int items = 20_000;
        List<Integer> heard = new ArrayList<>();
        AtomicBoolean calling = new AtomicBoolean();
        AtomicBoolean overlapped = new AtomicBoolean();
        CountDownLatch all = new CountDownLatch(items);
        int[] position = new int[1];
        ListenerPump[] pump = new ListenerPump[1];
        try (Pool fetching = Pool.unbounded("fetching", 2);
                Pool callbacks = Pool.unbounded("callbacks", 2);
                Pool others = Pool.unbounded("others", 1)) {
            DeliveryExecutor executor = DeliveryExecutor.of(fetching, callbacks, faults);
            pump[0] = executor.pump(Caller.ENGINE, "many", () -> {
                int from = position[0];
                int to = Math.min(items, from + 7);
                position[0] = to;
                if (to < items) {
                    pump[0].wake();
                }
                List<Runnable> calls = IntStream.range(from, to)
                        .<Runnable>mapToObj(number -> () -> {
                            overlapped.compareAndSet(false, !calling.compareAndSet(false, true));
                            heard.add(number);
                            calling.set(false);
                            all.countDown();
                        })
                        .toList();
                return calls.isEmpty() ? null : new Batch(calls, made -> position[0] = from + made);
            });
            pump[0].wake();
            others.execute(() -> {
                Random random = new Random(3);
                while (all.getCount() > items / 10) {
                    pump[0].pause();
                    if (random.nextBoolean()) {
                        pump[0].wake();
                    }
                    pump[0].resume();
                }
            });
            assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(overlapped).isFalse();
        assertThat(heard).isEqualTo(IntStream.range(0, items).boxed().toList());
        assertThat(faults.counts()).isEmpty();
    }

    @Test
    void a_task_that_is_started_while_it_runs_runs_once_more() {
        FaultyExecutor fetching = new FaultyExecutor(1, Fault.ERROR, false);
        DeliveryExecutor executor = DeliveryExecutor.of(fetching, new FaultyExecutor(), faults);
        int[] runs = new int[1];
        SerialTask[] task = new SerialTask[1];
        task[0] = executor.task(Caller.ENGINE, "task", () -> {
            if (runs[0]++ == 0) {
                task[0].start();
                task[0].start();
            }
        });
        task[0].start();
        while (fetching.runNext()) {
            assertThat(runs[0]).isLessThan(5);
        }
        executor.retry();
        assertThat(fetching.runNext()).isTrue();
        assertThat(fetching.runNext()).isFalse();
        assertThat(runs[0]).isEqualTo(2);
    }
}
