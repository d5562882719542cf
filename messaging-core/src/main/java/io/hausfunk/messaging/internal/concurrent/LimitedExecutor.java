// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Uses at most a few threads of an executor at a time; other work waits in order. For work whose amount is bounded. Never
 * refuses: what the executor does not take waits for {@link #retry}.
 */
public final class LimitedExecutor implements Executor {
    /** After so much work a thread goes to the end of the executor's own queue. */
    private static final int TURN = 256;

    private final Executor threads;
    private final int limit;
    private final Faults faults;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int runners;

    /** Takes at most {@code limit} threads. */
    public LimitedExecutor(Executor threads, int limit, Faults faults) {
        this.threads = threads;
        this.limit = limit;
        this.faults = faults;
    }

    @Override
    public void execute(Runnable work) {
        synchronized (this) {
            waiting.add(work);
        }
        retry();
    }

    /** Takes a thread if work waits for one. Never blocks and never throws. */
    public void retry() {
        Runner runner = new Runner();
        synchronized (this) {
            if (waiting.isEmpty() || runners >= limit) {
                return;
            }
            runners++;
        }
        try {
            threads.execute(runner);
        } catch (Throwable e) {
            if (runner.begin()) {
                synchronized (this) {
                    runners--;
                }
            }
            faults.report("limited executor", e);
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        if (next == null) {
            runners--;
        }
        return next;
    }

    private final class Runner implements Runnable {
        private boolean begun;

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
            do {
                for (int done = 0; done < TURN; done++) {
                    Runnable work = next();
                    if (work == null) {
                        return;
                    }
                    faults.guard("limited executor", work);
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
