// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A fixed number of threads that nobody interrupts. {@link #execute} throws {@link RejectedExecutionException} when the
 * queue is full or the pool is closed.
 */
public final class Pool implements Executor, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ThreadPoolExecutor threads;

    private Pool(String name, int size, BlockingQueue<Runnable> queue) {
        threads = new ThreadPoolExecutor(size, size, 10, TimeUnit.SECONDS, queue, new EngineThreads(name));
        threads.allowCoreThreadTimeOut(true);
    }

    /** A pool with a bounded queue, for work that is all of one kind. */
    public static Pool bounded(String name, int size, int queue) {
        return new Pool(name, size, new ArrayBlockingQueue<>(queue));
    }

    /** A pool for work whose amount is bounded already by where it comes from. */
    public static Pool unbounded(String name, int size) {
        return new Pool(name, size, new LinkedBlockingQueue<>());
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** Takes no more work, lets what was taken finish, and waits for it a little while. Never interrupts. */
    @Override
    public void close() {
        threads.shutdown();
        UninterruptedWait.atMost(PATIENCE, nanos -> threads.awaitTermination(nanos, TimeUnit.NANOSECONDS));
    }
}
