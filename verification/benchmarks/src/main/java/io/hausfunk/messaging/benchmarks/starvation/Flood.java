// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.starvation;

import io.hausfunk.messaging.error.MessagingException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/** So many calls outstanding at any time; each answer brings the next one, a refusal after the time that it names. */
final class Flood implements Attack {
    private final int outstanding;
    private final IntFunction<CompletionStage<?>> call;
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "attack"));
    private final LongAdder done = new LongAdder();
    private final LongAdder busy = new LongAdder();
    private volatile boolean stopped;

    Flood(int outstanding, IntFunction<CompletionStage<?>> call) {
        this.outstanding = outstanding;
        this.call = call;
    }

    @Override
    public void start() {
        for (int i = 0; i < outstanding; i++) {
            next(i);
        }
    }

    private void next(int number) {
        if (stopped) {
            return;
        }
        var unused = call.apply(number).whenComplete((answer, error) -> {
            if (error instanceof MessagingException refused
                    && refused.retryAfter().isPresent()) {
                busy.increment();
                soon(number, refused.retryAfter().get().toMillis());
            } else {
                done.increment();
                next(number);
            }
        });
    }

    private void soon(int number, long millis) {
        if (!later.isShutdown()) {
            var unused = later.schedule(() -> next(number), millis, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public String told() {
        return done.sum() + " done, " + busy.sum() + " refused";
    }

    @Override
    public void close() {
        stopped = true;
        later.shutdownNow();
    }
}
