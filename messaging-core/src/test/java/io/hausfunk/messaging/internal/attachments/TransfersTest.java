// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.concurrent.CallerExecutor;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.ReadGuard;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransfersTest {
    private final Timer timer = new Timer("test-timer");
    private final CallerExecutor here = CallerExecutor.of(Runnable::run);
    private final PersonRef person = new PersonRef(new TenantId("t"), new PersonKey(UUID.randomUUID()));
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Transfers transfers = new Transfers(
            CallerExecutor.of(waiting::add), new Calls(here, here, timer, Duration.ofSeconds(10), ReadGuard.NONE));

    @AfterEach
    void close() {
        timer.close();
    }

    @Test
    void whoever_has_a_file_may_ask_for_the_next() {
        for (int others = 0; others < 3; others++) {
            var unused = transfers.run(person, () -> 0);
        }
        CompletionStage<Integer> next =
                transfers.run(person, () -> 4).thenCompose(fourth -> transfers.run(person, () -> fourth + 1));

        waiting.removeLast().run();
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }

        assertThat(next.toCompletableFuture()).isCompletedWithValue(5);
    }
}
