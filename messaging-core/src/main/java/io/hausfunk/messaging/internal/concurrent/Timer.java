// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.time.Duration;
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
    }

    /** Runs work with this pause between two runs. */
    public void every(Duration pause, Runnable work) {
        Runnable guarded = () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                LOG.warn("Regular work failed: {}", e.getClass().getName());
            }
        };
        var unused = thread.scheduleWithFixedDelay(guarded, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdown();
        Waiting.quietly(() -> thread.awaitTermination(1, TimeUnit.SECONDS));
    }
}
