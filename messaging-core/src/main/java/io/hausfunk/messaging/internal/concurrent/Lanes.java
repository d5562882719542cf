// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps work of the same key in the order in which it came, although some of it can be done at once and some has to wait
 * for a worker. A lane exists only while something waits in it.
 *
 * @param <K> the key
 */
public final class Lanes<K> {
    private static final int MAX_WAITING = 10_000;

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
        boolean[] refused = new boolean[1];
        boolean[] first = new boolean[1];
        lanes.compute(key, (k, lane) -> {
            Queue<Work> queue = lane;
            if (queue == null) {
                queue = new ArrayDeque<>();
                first[0] = true;
            }
            refused[0] = queue.size() >= MAX_WAITING;
            if (!refused[0]) {
                queue.add(work);
            }
            return queue;
        });
        if (refused[0]) {
            work.rejected();
        } else if (first[0]) {
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
        return taken[0];
    }
}
