// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.error.MessagingException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Calls again, later, where the engine says that this may help. Harmless, as everything here may be called again. */
final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_TRIES = 120;

    private final ScheduledExecutorService timer;

    Patience(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    <T> CompletionStage<T> call(Supplier<CompletionStage<T>> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        attempt(call, result, 1);
        return result;
    }

    private <T> void attempt(Supplier<CompletionStage<T>> call, CompletableFuture<T> result, int tries) {
        try {
            call.get().whenComplete((value, error) -> {
                if (error == null) {
                    result.complete(value);
                } else if (reason(error) instanceof MessagingException known
                        && known.retryable()
                        && tries < MOST_TRIES) {
                    Duration pause = known.retryAfter().orElse(PAUSE);
                    var unused = timer.schedule(
                            () -> attempt(call, result, tries + 1), pause.toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    result.completeExceptionally(reason(error));
                }
            });
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    /** The error itself, without what stages wrap around it. */
    static Throwable reason(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? reason(cause) : error;
    }
}
