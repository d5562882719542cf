// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hausfunk.messaging.internal.concurrent.FaultyExecutor.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A lane goes on in its order, whatever its work or the workers throw. */
class LanesTest {
    private static final String LANE = "a lane";

    private final List<String> happened = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> work_that_no_worker_takes_is_rejected_and_what_comes_after_is_done() {
        return Stream.of(Fault.values())
                .map(fault -> DynamicTest.dynamicTest(fault.toString(), () -> {
                    happened.clear();
                    FaultyExecutor threads = new FaultyExecutor(0, fault, false);
                    Lanes<String> lanes = new Lanes<>(CallerExecutor.of(threads));
                    for (int i = 0; i < 4; i++) {
                        lanes.run(LANE, false, work("" + i, Runnable::run));
                    }
                    runAll(threads);
                    assertThat(happened).containsExactly("0 rejected", "1", "2", "3");
                }));
    }

    @TestFactory
    Stream<DynamicTest> work_that_throws_lets_the_next_begin_whether_it_had_done_so_itself_or_not() {
        return Stream.of(Fault.values())
                .map(fault -> DynamicTest.dynamicTest(fault.toString(), () -> {
                    happened.clear();
                    FaultyExecutor threads = new FaultyExecutor();
                    Lanes<String> lanes = new Lanes<>(CallerExecutor.of(threads));
                    lanes.run(
                            LANE,
                            false,
                            work("0", next -> FaultyExecutor.<RuntimeException>throwIf(true, fault.made())));
                    lanes.run(LANE, false, work("1", next -> {
                        next.run();
                        FaultyExecutor.<RuntimeException>throwIf(true, fault.made());
                    }));
                    lanes.run(LANE, false, work("2", Runnable::run));
                    runAll(threads);
                    lanes.run(LANE, false, work("3", Runnable::run));
                    runAll(threads);
                    assertThat(happened).containsExactly("0", "1", "2", "3");
                }));
    }

    @Test
    void a_refusal_that_throws_closes_the_lane_to_nobody() {
        AtomicReference<Throwable> full = new AtomicReference<>(new OutOfMemoryError("a test's"));
        Lanes<String> lanes = new Lanes<>((caller, work) -> {
            FaultyExecutor.<RuntimeException>throwIf(full.get() != null, full.get());
            work.run();
        });
        Lanes.Work throwing = new Lanes.Work() {
            @Override
            public Caller caller() {
                return Caller.ENGINE;
            }

            @Override
            public void run(Runnable next) {
                next.run();
            }

            @Override
            public void rejected() {
                throw new OutOfMemoryError("a test's");
            }
        };
        assertThat(catchThrowable(() -> lanes.run(LANE, false, throwing))).isNull();
        full.set(null);

        lanes.run(LANE, false, work("after", Runnable::run));

        assertThat(happened).containsExactly("after");
    }

    private Lanes.Work work(String name, Consumer<Runnable> what) {
        return new Lanes.Work() {
            @Override
            public Caller caller() {
                return Caller.ENGINE;
            }

            @Override
            public void run(Runnable next) {
                happened.add(name);
                what.accept(next);
            }

            @Override
            public void rejected() {
                happened.add(name + " rejected");
            }
        };
    }

    private static void runAll(FaultyExecutor threads) {
        boolean more = true;
        while (more) {
            more = threads.runNext();
        }
    }
}
