// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.error.DeadlineException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for stages, in programs that have a thread to spare: a servlet, a batch, a test. Never wait in a listener or in a
 * callback of another stage: there you hold a thread that may have to complete the one you wait for.
 */
public final class Await {
    private Await() {}

    /**
     * Waits for a stage.
     *
     * @param patience how long at most; the stage itself completes within the builder's deadline, so a second more than that
     *     is enough
     * @return the stage's value
     * @throws MessagingException as the stage failed with it, never wrapped
     * @throws DeadlineException with {@code OUTCOME_UNKNOWN} if the stage did not complete in time, or if this thread is
     *     interrupted: then its interrupt flag is set again
     */
    public static <T> T within(Duration patience, CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new DeadlineException(ErrorCode.OUTCOME_UNKNOWN, "no answer within " + patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeadlineException(ErrorCode.OUTCOME_UNKNOWN, "interrupted while waiting");
        }
    }
}
