// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.reading;

import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long two things take, done in turns, so that whatever else the machine does meets both.
 *
 * @param measured microseconds of the one, in the middle of all rounds
 * @param beside those of the other
 */
record Medians(double measured, double beside) {
    private static final int WARM = 200;
    private static final int ROUNDS = 400;
    private static final double MICROSECOND = 1_000;

    static Medians of(Runnable measured, Runnable beside) {
        long[] one = new long[ROUNDS];
        long[] other = new long[ROUNDS];
        for (int round = -WARM; round < ROUNDS; round++) {
            long start = System.nanoTime();
            measured.run();
            long between = System.nanoTime();
            beside.run();
            if (round >= 0) {
                one[round] = between - start;
                other[round] = System.nanoTime() - between;
            }
        }
        return new Medians(middle(one), middle(other));
    }

    private static double middle(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / MICROSECOND;
    }

    static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
