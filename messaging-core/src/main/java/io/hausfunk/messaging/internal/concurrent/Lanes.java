// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps work of the same key in the order in which it came, although some of it can be done at once and some has to wait
 * for a worker. A lane exists only while something waits in it.
 *
 * @param <K> the key
 */
public final class Lanes<K> {
    /** Over all lanes together: of the longest texts this is some 160 MB, reached only if the store stands still. */
    private static final int MAX_WAITING = 10_000;

    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<K, Queue<Work>> lanes = new ConcurrentHashMap<>();
    private final Executor workers;

    /** Work that has to wait is done on these. */
    public Lanes(Executor workers) {
        this.workers = workers;
    }

    /** A piece of work. Must not throw. */
    public interface Work {
        /** Does it. */
        void run();

        /** It is not done, because too much is waiting. */
        void rejected();
    }

    /** Does work here if it would not block and nothing is before it, otherwise on a worker. */
    public void run(K key, boolean ready, Work work) {
        if (ready && !lanes.containsKey(key)) {
            work.run();
            return;
        }
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
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
            start(key);
        }
    }

    private void start(K key) {
        try {
            workers.execute(() -> drain(key));
        } catch (RejectedExecutionException e) {
            for (Work work = take(key); work != null; work = take(key)) {
                work.rejected();
            }
        }
    }

    private void drain(K key) {
        for (Work work = take(key); work != null; work = take(key)) {
            work.run();
        }
    }

    /** The next work of a lane; the lane ends when it is empty. */
    private @Nullable Work take(K key) {
        Work[] taken = new Work[1];
        lanes.computeIfPresent(key, (k, lane) -> {
            taken[0] = lane.poll();
            return taken[0] == null ? null : lane;
        });
        if (taken[0] != null) {
            waiting.decrementAndGet();
        }
        return taken[0];
    }
}
