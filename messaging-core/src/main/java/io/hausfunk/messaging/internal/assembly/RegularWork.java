// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.concurrent.Timer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the engine does for itself again and again, on its own threads. One piece of each work at a time: while the store hangs, none may queue up. */
final class RegularWork {
    private static final Logger LOG = LoggerFactory.getLogger(RegularWork.class);

    private final Timer timer;
    private final Executor threads;
    private final Faults faults;

    RegularWork(Timer timer, Executor threads, Faults faults) {
        this.timer = timer;
        this.threads = threads;
        this.faults = faults;
    }

    void every(Duration interval, String part, Runnable work) {
        every(interval, () -> true, part, work);
    }

    /** The same, where it is due. */
    void every(Duration interval, BooleanSupplier due, String part, Runnable work) {
        AtomicBoolean running = new AtomicBoolean();
        timer.every(interval, () -> {
            if (due.getAsBoolean() && running.compareAndSet(false, true)) {
                soon(running, () -> faults.guard(part, work));
            }
        });
    }

    private void soon(AtomicBoolean running, Runnable work) {
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    running.set(false);
                }
            });
        } catch (Throwable e) {
            running.set(false);
            LOG.debug("Regular work was not begun this time: {}", e.getClass().getName());
        }
    }
}
