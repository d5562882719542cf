// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.notification.Notification;
import io.hausfunk.messaging.notification.Notifier;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Calls the host's notifier, gives up on a call that takes too long, and says how it went. */
public final class NotifierCalls {
    private static final String PART = "notifications";

    private final Notifier notifier;
    private final Duration timeLimit;
    private final Timer timer;
    private final Executor later;
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    /** Since the last one that worked. */
    private final AtomicLong inARow = new AtomicLong();

    private final Set<AtomicBoolean> late = ConcurrentHashMap.newKeySet();
    private volatile String lastFault = "";

    /** {@code later} does what follows a call that takes too long. */
    public NotifierCalls(Notifier notifier, Duration timeLimit, Timer timer, Executor later) {
        this.notifier = notifier;
        this.timeLimit = timeLimit;
        this.timer = timer;
        this.later = later;
    }

    /** Calls once. Blocks for as long as the notifier does; {@code onFailure} is run at the limit at the latest. */
    boolean call(Notification notification, Runnable onFailure) {
        AtomicBoolean decided = new AtomicBoolean();
        timer.after(timeLimit, () -> {
            // Before it is decided: a call that returns meanwhile takes it away again.
            late.add(decided);
            if (decided.compareAndSet(false, true)) {
                failed("a call took more than " + timeLimit.toSeconds() + " s");
                later.execute(onFailure);
            } else {
                late.remove(decided);
            }
        });
        try {
            notifier.notify(notification);
            decided.set(true);
            told.incrementAndGet();
            inARow.set(0);
            return true;
        } catch (Throwable e) {
            // Only its kind: what it says may name people.
            if (decided.compareAndSet(false, true)) {
                failed(e.getClass().getName());
                onFailure.run();
            }
            return false;
        } finally {
            late.remove(decided);
        }
    }

    /** Whether the last call failed. */
    boolean fails() {
        return inARow.get() > 0;
    }

    private void failed(String fault) {
        lastFault = fault;
        failed.incrementAndGet();
        inARow.incrementAndGet();
    }

    void report(HealthReport report) {
        report.up(PART);
        if (inARow.get() > 0) {
            report.degraded(PART, "the notifier failed " + inARow.get() + " times in a row, last: " + lastFault);
        }
        if (!late.isEmpty()) {
            report.degraded(PART, late.size() + " calls of the notifier hang");
        }
    }

    Map<String, Long> metrics() {
        return Map.of(
                "hausfunk.notifications.told", told.get(),
                "hausfunk.notifications.failed", failed.get(),
                "hausfunk.notifications.hanging", (long) late.size());
    }
}
