// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runs the same on several threads that begin together. */
public final class Parallel {
    /** How many threads {@link #onAllThreads} has. */
    public static final int THREADS = 8;
    /** Longer than any call needs: it turns a deadlock into a failure, and measures nothing. */
    private static final long PATIENCE_SECONDS = 120;

    private Parallel() {}

    /** Each gets its number. */
    public static <T> List<T> onAllThreads(IntFunction<T> work) {
        return together(IntStream.range(0, THREADS)
                .<Callable<T>>mapToObj(thread -> () -> work.apply(thread))
                .toList());
    }

    /** What may never end, on a thread that is given up in time. */
    public static <T> T ending(Callable<T> work) {
        return together(List.of(work)).get(0);
    }

    /** Each of these on a thread of its own. */
    public static <T> List<T> together(List<Callable<T>> works) {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            CyclicBarrier start = new CyclicBarrier(works.size());
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> work : works) {
                running.add(threads.submit(() -> {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError("a call failed beside others: " + failed.getCause(), failed.getCause());
        } catch (Exception stuck) {
            throw new AssertionError("the threads did not come to an end: " + stuck, stuck);
        } finally {
            threads.shutdown();
        }
    }
}
