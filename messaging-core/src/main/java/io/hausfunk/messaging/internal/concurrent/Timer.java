// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import io.hausfunk.messaging.internal.health.HealthReport;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread for what comes back regularly. Work must be short and not block. */
public final class Timer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timer.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration LATE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor thread;
    private volatile long beat = System.nanoTime();

    /** Starts the thread. */
    public Timer(String name) {
        thread = new ScheduledThreadPoolExecutor(1, new EngineThreads(name));
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        every(BEAT, () -> beat = System.nanoTime());
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
            } catch (Throwable e) {
                warn(e);
            }
        };
    }

    /** What is thrown here would end the work for ever. */
    private static void warn(Throwable fault) {
        try {
            LOG.warn("Regular work failed: {}", fault.getClass().getName());
        } catch (Throwable e) {
            // There may be no memory to log.
        }
    }

    /** Says whether the thread does its work. */
    public void report(HealthReport report) {
        Duration silence = Duration.ofNanos(System.nanoTime() - beat);
        if (silence.compareTo(LATE) > 0) {
            report.down("threads", "regular work has stood still for " + silence.toSeconds() + " s");
        } else {
            report.up("threads");
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        UninterruptedWait.atMost(Duration.ofMillis(500), nanos -> thread.awaitTermination(nanos, TimeUnit.NANOSECONDS));
    }
}
