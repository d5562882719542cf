// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import io.hausfunk.messaging.internal.health.HealthReport;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread for what comes back regularly. Work must be short and not block. */
public final class Timer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timer.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration LATE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor thread;
    private final LongSupplier nanoTime;
    private volatile long beat;

    /** Starts the thread. */
    public Timer(String name) {
        this(new EngineThreads(name), System::nanoTime);
    }

    /** {@code nanoTime} tells for how long the thread has stood still. */
    Timer(ThreadFactory threads, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.beat = nanoTime.getAsLong();
        thread = new ScheduledThreadPoolExecutor(1, threads);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        every(BEAT, () -> beat = nanoTime.getAsLong());
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

    /** Says whether the thread does its work, and makes another one if there is none. */
    public void report(HealthReport report) {
        Duration silence = Duration.ofNanos(nanoTime.getAsLong() - beat);
        if (silence.compareTo(LATE) > 0) {
            revive();
            report.down("threads", "regular work has stood still for " + silence.toSeconds() + " s");
        } else {
            report.up("threads");
        }
    }

    /** A thread that ended for want of memory, and could not be replaced at that moment. Does nothing if there is one. */
    private void revive() {
        try {
            thread.prestartCoreThread();
        } catch (Throwable e) {
            warn(e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        UninterruptedWait.atMost(Duration.ofMillis(500), nanos -> thread.awaitTermination(nanos, TimeUnit.NANOSECONDS));
    }
}
