// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread for what comes back regularly. Work must be short and not block. */
public final class Timer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timer.class);

    private final ScheduledThreadPoolExecutor thread;

    /** Starts the thread with the first work. */
    public Timer(String name) {
        thread = new ScheduledThreadPoolExecutor(1, new EngineThreads(name));
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runs work with this pause between two runs. */
    public void every(Duration pause, Runnable work) {
        var unused =
                thread.scheduleWithFixedDelay(guarded(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs work once, after a while; not at all if this is closed before. */
    public void after(Duration pause, Runnable work) {
        try {
            var unused = thread.schedule(guarded(work), pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed before it was time");
        }
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                LOG.warn("Regular work failed: {}", e.getClass().getName());
            }
        };
    }

    @Override
    public void close() {
        thread.shutdown();
        Waiting.quietly(() -> thread.awaitTermination(1, TimeUnit.SECONDS));
    }
}
