// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.error.DeadlineException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.concurrent.FaultyExecutor.Fault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Nobody waits for ever, whatever is thrown where their time is over. */
class DeadlinesTest {
    private static final int OTHERS = 20;

    private final Timer timer = new Timer("test-timer");

    @TestFactory
    Stream<DynamicTest> an_answer_that_cannot_be_handed_over_comes_later_and_keeps_no_other_waiting() {
        return Stream.of(Fault.values())
                .map(fault -> DynamicTest.dynamicTest(fault.toString(), () -> {
                    AtomicInteger handOvers = new AtomicInteger();
                    Calls calls = calls((caller, work) -> {
                        FaultyExecutor.<RuntimeException>throwIf(
                                handOvers.getAndIncrement() < OTHERS / 2, fault.made());
                        work.run();
                    });
                    for (int i = 0; i < OTHERS; i++) {
                        CompletableFuture<Object> stage =
                                calls.reply(Caller.ENGINE).stage().toCompletableFuture();
                        eventually("it is answered", stage::isDone);
                        assertThatThrownBy(stage::join)
                                .isInstanceOf(CompletionException.class)
                                .cause()
                                .isInstanceOfSatisfying(
                                        DeadlineException.class,
                                        e -> assertThat(e.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
                    }
                }));
    }

    @Test
    void at_the_end_everybody_is_answered_although_one_answer_throws() {
        AtomicInteger handOvers = new AtomicInteger();
        Calls calls = new Calls(
                CallerExecutor.of(Runnable::run),
                (caller, work) -> {
                    FaultyExecutor.<RuntimeException>throwIf(handOvers.getAndIncrement() == 0, new OutOfMemoryError());
                    work.run();
                },
                timer,
                Duration.ofHours(1),
                ReadGuard.NONE);
        var stages = Stream.generate(() -> calls.reply(Caller.ENGINE).stage().toCompletableFuture())
                .limit(OTHERS)
                .toList();

        calls.expireAll();
        assertThat(stages).filteredOn(CompletableFuture::isDone).hasSize(OTHERS - 1);
        calls.expireAll();

        assertThat(stages).allMatch(CompletableFuture::isDone);
    }

    private Calls calls(CallerExecutor callbacks) {
        return new Calls(CallerExecutor.of(Runnable::run), callbacks, timer, Duration.ofMillis(70), ReadGuard.NONE);
    }
}
