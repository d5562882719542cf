// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.internal.concurrent.FairQueue.Entry;
import io.hausfunk.messaging.internal.health.HealthReport;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Shares out a few threads of an executor between callers. What was taken is done: while the executor takes nothing, it waits
 * for {@link #retry}.
 */
public final class FairExecutor implements CallerExecutor {
    /** After so much work a thread goes to the end of the executor's own queue. */
    private static final int TURN = 256;

    private static final Duration RETRY_AFTER = Duration.ofMillis(250);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final String name;
    private final Executor threads;
    private final FairLimits limits;
    private final Faults faults;
    private final FairQueue<Runnable> waiting;
    private final Set<Runner> working = ConcurrentHashMap.newKeySet();
    private int runners;

    /**
     * Uses these threads.
     *
     * @param name what they are, for messages and for health
     */
    public FairExecutor(String name, Executor threads, FairLimits limits, Faults faults) {
        this.name = name;
        this.threads = threads;
        this.limits = limits;
        this.faults = faults;
        this.waiting = new FairQueue<>(limits.ofTenant(), limits.ofCaller());
    }

    /** Does work soon; {@code BUSY} if the caller's share of what may wait is used up. */
    @Override
    public void execute(Caller caller, Runnable work) {
        int most = limits.threads();
        synchronized (this) {
            if (!waiting.hasRoom(caller, limits.waiting(), Long.MAX_VALUE)) {
                throw new BusyException(
                        "too many calls wait for " + name + ": " + waiting.size(caller) + " of this caller, "
                                + waiting.size() + " of all",
                        RETRY_AFTER);
            }
            waiting.add(caller, work, 0);
            if (!waiting.uses(caller)) {
                most = limits.most();
            }
        }
        start(most);
    }

    /** Takes one thread more if work waits: the others may stand still. Never blocks and never throws. */
    @Override
    public void retry() {
        start(limits.most());
    }

    private void start(int most) {
        Runner runner;
        synchronized (this) {
            if (!waiting.ready() || runners >= most) {
                return;
            }
            runners++;
            runner = new Runner();
        }
        try {
            threads.execute(runner);
        } catch (Throwable e) {
            if (runner.begin()) {
                synchronized (this) {
                    runners--;
                }
            }
            faults.report("threads", e);
        }
    }

    private synchronized @Nullable Entry<Runnable> next(@Nullable Entry<Runnable> done) {
        if (done != null) {
            waiting.giveBack(done);
        }
        Entry<Runnable> next = waiting.take();
        if (next == null) {
            runners--;
        }
        return next;
    }

    private synchronized void lost(@Nullable Entry<Runnable> inUse) {
        runners--;
        if (inUse != null) {
            waiting.giveBack(inUse);
        }
    }

    private synchronized void giveBack(Entry<Runnable> done) {
        waiting.giveBack(done);
    }

    /** Says under this part whether threads stand still. */
    public void report(HealthReport report, String part) {
        long now = System.nanoTime();
        long still = working.stream()
                .filter(runner -> now - runner.began > LONG.toNanos())
                .count();
        if (still == 0) {
            report.up(part);
        } else {
            report.degraded(
                    part,
                    still + " of " + limits.most() + " threads for " + name
                            + " have been at the same work for more than a minute");
        }
    }

    private final class Runner implements Runnable {
        private boolean begun;
        /** What is done, or was and is not given back yet. */
        private @Nullable Entry<Runnable> inUse;

        private volatile long began;

        /** True for the first call only: an executor may take a runner and throw all the same. */
        synchronized boolean begin() {
            boolean first = !begun;
            begun = true;
            return first;
        }

        @Override
        public void run() {
            if (!begin()) {
                return;
            }
            began = System.nanoTime();
            working.add(this);
            try {
                work();
            } catch (Throwable e) {
                // There may have been no memory for what it takes to go on: another runner does.
                lost(inUse);
                faults.report("threads", e);
            } finally {
                working.remove(this);
            }
        }

        private void work() {
            do {
                for (int done = 0; done < TURN; done++) {
                    Entry<Runnable> before = inUse;
                    inUse = null;
                    Entry<Runnable> work = next(before);
                    if (work == null) {
                        return;
                    }
                    inUse = work;
                    began = System.nanoTime();
                    faults.guard(name, work.item);
                }
                Entry<Runnable> last = inUse;
                inUse = null;
                if (last != null) {
                    giveBack(last);
                }
            } while (!handedOn());
        }

        private boolean handedOn() {
            Runner following = new Runner();
            try {
                threads.execute(following);
                return true;
            } catch (Throwable e) {
                // This thread goes on, unless the other one was taken.
                return !following.begin();
            }
        }
    }
}
