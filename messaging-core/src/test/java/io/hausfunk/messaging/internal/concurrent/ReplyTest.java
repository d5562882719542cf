// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.error.DeadlineException;
import io.hausfunk.messaging.internal.concurrent.FaultyExecutor.Fault;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** An answer reaches its stage, whatever the executor throws at the hand-over, and never on the thread that gives it. */
class ReplyTest {
    private final Set<Reply<?>> slot = new HashSet<>();

    @TestFactory
    Stream<DynamicTest> an_answer_that_was_not_handed_over_is_handed_over_when_its_deadline_comes() {
        return Stream.of(Fault.values())
                .map(fault -> DynamicTest.dynamicTest(fault.toString(), () -> {
                    FaultyExecutor threads = new FaultyExecutor(0, fault, false);
                    Reply<String> reply = reply(threads);
                    CompletableFuture<String> stage = reply.stage().toCompletableFuture();

                    assertThat(reply.succeed("stored")).isTrue();
                    assertThat(threads.runNext()).isFalse();
                    assertThat(stage).isNotDone();
                    assertThat(slot).contains(reply);

                    reply.expire();
                    assertThat(stage).isNotDone();
                    assertThat(threads.runNext()).isTrue();
                    assertThat(stage).isCompletedWithValue("stored");
                    assertThat(slot).isEmpty();
                }));
    }

    @Test
    void an_executor_that_takes_an_answer_and_throws_gives_it_once() {
        FaultyExecutor threads = new FaultyExecutor(0, Fault.ERROR, true);
        Reply<String> reply = reply(threads);
        reply.expire();
        reply.expire();
        while (threads.runNext()) {
            assertThat(reply.stage().toCompletableFuture()).isDone();
        }
        assertThatThrownBy(() -> reply.stage().toCompletableFuture().join())
                .hasCauseInstanceOf(DeadlineException.class);
    }

    private Reply<String> reply(FaultyExecutor threads) {
        Reply<String> reply = new Reply<>(Caller.ENGINE, CallerExecutor.of(threads), slot::remove);
        slot.add(reply);
        return reply;
    }
}
