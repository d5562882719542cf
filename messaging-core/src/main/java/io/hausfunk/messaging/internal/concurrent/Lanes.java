// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps work of the same key in the order in which it came, although some of it can be done at once and some has to wait
 * for a worker. A lane exists only while something is in it. A worker stays with a lane for a millisecond and then turns
 * to whoever comes next, so a long lane does not keep the workers to itself.
 *
 * @param <K> the key
 */
public final class Lanes<K> {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    /** Over all lanes together: of the longest texts this is some 160 MB, reached only if the store stands still. */
    private static final int MAX_WAITING = 10_000;
    /** So long a worker stays with a lane. */
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final CallerCounts waiting = new CallerCounts(MAX_WAITING);
    private final Map<K, Queue<Work>> lanes = new ConcurrentHashMap<>();
    private final CallerExecutor workers;

    /** Work that has to wait is done on these. */
    public Lanes(CallerExecutor workers) {
        this.workers = workers;
    }

    /** A piece of work. */
    public interface Work {
        /** Whose it is. */
        Caller caller();

        /**
         * Does it.
         *
         * @param next to be run exactly once, on any thread, as soon as the next work of the lane may begin
         */
        void run(Runnable next);

        /** It is not done, because too much is waiting. */
        void rejected();
    }

    /** Does work here if it would not block and nothing is before it, otherwise on a worker. */
    public void run(K key, boolean ready, Work work) {
        if (ready && !lanes.containsKey(key)) {
            work.run(() -> {});
            return;
        }
        if (!waiting.enter(work.caller())) {
            work.rejected();
            return;
        }
        boolean[] first = new boolean[1];
        lanes.compute(key, (k, lane) -> {
            Queue<Work> queue = lane;
            if (queue == null) {
                queue = new ArrayDeque<>();
                first[0] = true;
            }
            queue.add(work);
            return queue;
        });
        if (first[0]) {
            next(key);
        }
    }

    /** Does work once more that has not let the next of its lane begin yet. Does not block. */
    public void again(Work work, Runnable next) {
        if (!handedOver(work, () -> guarded(work, next))) {
            work.rejected();
        }
    }

    /** Lets the next work of a lane begin on a worker; the lane ends when it is empty. */
    private void next(K key) {
        Work work = take(key);
        while (work != null && !begun(key, work)) {
            reject(work);
            work = take(key);
        }
    }

    /** Whatever that throws, the lane goes on; who waits is answered by the deadline. */
    private static void reject(Work work) {
        try {
            work.rejected();
        } catch (Throwable e) {
            LOG.error("Work in a lane was not rejected: {}", e.getClass().getName());
        }
    }

    private boolean begun(K key, Work work) {
        return handedOver(work, () -> turn(key, work));
    }

    /** Goes on with the lane for a moment, since handing each piece to a worker costs more than most pieces do. */
    private void turn(K key, Work first) {
        long end = System.nanoTime() + TURN_NANOS;
        Work work = first;
        while (work != null) {
            Passing passing = new Passing(() -> next(key));
            guarded(work, passing::pass);
            if (!passing.passedInTurn()) {
                return;
            }
            if (System.nanoTime() - end > 0) {
                next(key);
                return;
            }
            work = take(key);
        }
    }

    /** Lets the next of a lane begin once: in this turn if it is told while the work runs, otherwise when it is told. */
    private static final class Passing {
        private final AtomicInteger state = new AtomicInteger();
        private final Runnable later;

        Passing(Runnable later) {
            this.later = later;
        }

        void pass() {
            if (!state.compareAndSet(0, 1) && state.compareAndSet(2, 3)) {
                later.run();
            }
        }

        boolean passedInTurn() {
            return !state.compareAndSet(0, 2);
        }
    }

    private boolean handedOver(Work work, Runnable run) {
        try {
            workers.execute(work.caller(), run);
            return true;
        } catch (Throwable e) {
            LOG.debug("No worker takes more: {}", e.getClass().getName());
            return false;
        }
    }

    /** Whatever is thrown, the lane goes on. */
    private static void guarded(Work work, Runnable next) {
        try {
            work.run(next);
        } catch (Throwable e) {
            LOG.error("Work in a lane failed: {}", e.getClass().getName());
            next.run();
        }
    }

    private @Nullable Work take(K key) {
        Work[] taken = new Work[1];
        lanes.computeIfPresent(key, (k, lane) -> {
            taken[0] = lane.poll();
            return taken[0] == null ? null : lane;
        });
        if (taken[0] != null) {
            waiting.leave(taken[0].caller());
        }
        return taken[0];
    }
}
