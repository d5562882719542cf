// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ClosedException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.health.HealthReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit with natural batching: one thread commits; what queued up meanwhile is the next group. No timer waits for
 * more, so a lone item is committed at once, and under load the group grows by itself.
 *
 * @param <T> what is committed; committing the same twice must be harmless
 * @param <R> what became of it
 */
public final class GroupCommit<T, R> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int UNKNOWN_RETRIES = 5;
    private static final Duration RETRY_AFTER = Duration.ofMillis(100);

    private final BlockingQueue<Item<T, R>> queue;
    private final AtomicLong queuedBytes = new AtomicLong();
    private final long maxBytes;
    private final int maxGroup;
    private final ToLongFunction<T> size;
    private final Predicate<T> alone;
    private final GroupAttempt<T, R> attempt;
    private final CommitWatch watch;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Starts the thread.
     *
     * @param size how many bytes an item holds
     * @param alone which items need a commit of their own, between those before and those behind them
     * @param commit answers with one result for each item, in order
     * @param watch hears how commits end
     */
    public GroupCommit(
            String name,
            GroupLimits limits,
            ToLongFunction<T> size,
            Predicate<T> alone,
            Function<List<T>, List<R>> commit,
            CommitWatch watch) {
        this.queue = new ArrayBlockingQueue<>(limits.items());
        this.maxBytes = limits.bytes();
        this.maxGroup = limits.group();
        this.size = size;
        this.alone = alone;
        this.attempt = new GroupAttempt<>(commit, watch, UNKNOWN_RETRIES);
        this.watch = watch;
        this.thread = new EngineThreads(name).newThread(this::run);
        thread.start();
    }

    /** One thing to commit. Its methods are called on the committing thread and must not block. */
    public interface Item<T, R> {
        /** What to commit. */
        T value();

        /** Asked last thing before the commit: false if nobody waits for it any more, then it is left out. */
        boolean begin();

        /** It is committed, with this result. */
        void committed(R result);

        /** It is not committed, or nobody knows. */
        void failed(MessagingException error);
    }

    /** Queues an item, or throws {@link BusyException} or {@link ClosedException}. */
    public void submit(Item<T, R> item) {
        if (closed) {
            throw new ClosedException(ErrorCode.ENGINE_CLOSED, "the engine is closed");
        }
        long bytes = size.applyAsLong(item.value());
        if (queuedBytes.addAndGet(bytes) > maxBytes || !queue.offer(item)) {
            queuedBytes.addAndGet(-bytes);
            throw new BusyException("the writer's queue is full", RETRY_AFTER);
        }
    }

    /** Takes no more, commits what is queued, and waits for that a little while. */
    @Override
    public void close() {
        closed = true;
        Waiting.quietly(() -> {
            thread.join(TimeUnit.SECONDS.toMillis(3));
            return thread;
        });
    }

    /** Says under this name how committing goes; a commit that takes longer than {@code slow} hangs. */
    public void report(HealthReport report, String part, Duration slow) {
        Optional<String> finding = thread.isAlive() || closed
                ? watch.finding(slow)
                : Optional.of("the thread that writes has ended; only a restart helps");
        finding.ifPresentOrElse(words -> report.down(part, words), () -> report.up(part));
    }

    private void run() {
        boolean more = true;
        while (more) {
            try {
                more = commitNext();
            } catch (Throwable e) {
                // Whoever waits is answered by the deadline; the thread must go on for all others.
                LOG.error("A group was given up: {}", e.getClass().getName());
            }
        }
    }

    /** False if this is closed and nothing waits any more. */
    private boolean commitNext() {
        Item<T, R> first = next();
        if (first == null) {
            return !closed;
        }
        List<Item<T, R>> group = new ArrayList<>();
        group.add(first);
        queue.drainTo(group, maxGroup - 1);
        queuedBytes.addAndGet(-group.stream()
                .mapToLong(item -> size.applyAsLong(item.value()))
                .sum());
        commitInOrder(group);
        return true;
    }

    private void commitInOrder(List<Item<T, R>> taken) {
        List<Item<T, R>> together = new ArrayList<>(taken.size());
        for (Item<T, R> item : taken) {
            if (alone.test(item.value())) {
                commit(together);
                together.clear();
                commit(List.of(item));
            } else {
                together.add(item);
            }
        }
        commit(together);
    }

    private void commit(List<Item<T, R>> items) {
        try {
            List<Item<T, R>> wanted = items.stream().filter(GroupCommit::begun).toList();
            if (!wanted.isEmpty()) {
                attempt.run(wanted);
            }
        } catch (RuntimeException | Error e) {
            // Whoever waits is answered by the deadline; the thread must go on for all others.
            LOG.error("A group was given up: {}", e.getClass().getName());
        }
    }

    /** One item that fails must not take the others with it. */
    private static boolean begun(Item<?, ?> item) {
        try {
            return item.begin();
        } catch (RuntimeException | Error e) {
            LOG.error("An item could not begin: {}", e.getClass().getName());
            return false;
        }
    }

    private @Nullable Item<T, R> next() {
        try {
            return closed ? queue.poll() : queue.poll(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody of ours interrupts this thread, and an interrupt must not reach the store.
            return queue.poll();
        }
    }
}
