// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ClosedException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.internal.concurrent.FairQueue.Entry;
import io.hausfunk.messaging.internal.health.HealthReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit with natural batching: one thread commits; what queued up meanwhile is the next group. No timer waits for
 * more, so a lone item is committed at once, and under load the group grows by itself. Callers take turns in it.
 *
 * @param <T> what is committed; committing the same twice must be harmless
 * @param <R> what became of it
 */
public final class GroupCommit<T, R> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int UNKNOWN_RETRIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration RETRY_AFTER = Duration.ofMillis(100);

    private final FairQueue<Item<T, R>> queue;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final GroupLimits limits;
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
        this.limits = limits;
        this.queue = new FairQueue<>(Integer.MAX_VALUE, limits.ofCaller());
        this.size = size;
        this.alone = alone;
        this.attempt = new GroupAttempt<>(commit, watch, UNKNOWN_RETRIES);
        this.watch = watch;
        this.thread = new EngineThreads(name).newThread(this::run);
        thread.start();
    }

    /** One thing to commit. Its methods are called on the committing thread and must not block. */
    public interface Item<T, R> {
        /** Whose it is. */
        Caller caller();

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
        long bytes = size.applyAsLong(item.value());
        Caller caller = item.caller();
        lock.lock();
        try {
            if (closed) {
                throw new ClosedException(ErrorCode.ENGINE_CLOSED, "the engine is closed");
            }
            if (!queue.hasRoom(caller, limits.items(), limits.bytes())) {
                throw new BusyException(
                        "too much waits to be written: " + queue.size(caller) + " of this caller, " + queue.size()
                                + " of all",
                        RETRY_AFTER);
            }
            queue.add(caller, item, bytes);
            added.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more, commits what is queued, and waits for that a little while. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            added.signal();
        } finally {
            lock.unlock();
        }
        UninterruptedWait.atMost(PATIENCE, nanos -> {
            TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
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
                survived(e);
            }
        }
    }

    private static void survived(Throwable fault) {
        try {
            LOG.error("A group was given up: {}", fault.getClass().getName());
        } catch (Throwable e) {
            // There may be no memory to log.
        }
    }

    /** False if this is closed and nothing waits any more. */
    private boolean commitNext() {
        List<Item<T, R>> group = nextGroup();
        if (group.isEmpty()) {
            return !closed;
        }
        List<Item<T, R>> wanted = group.stream().filter(GroupCommit::begun).toList();
        try {
            if (!wanted.isEmpty()) {
                attempt.run(wanted);
            }
        } catch (Throwable e) {
            LOG.error("A group was given up: {}", e.getClass().getName());
            MessagingException unknown = new StorageException(
                    ErrorCode.OUTCOME_UNKNOWN, "unexpected " + e.getClass().getName());
            wanted.forEach(item -> GroupAttempt.fail(item, unknown));
        }
        return true;
    }

    /** The next group, fairly put together; one item if that needs a commit of its own. Empty after a while without any. */
    private List<Item<T, R>> nextGroup() {
        lock.lock();
        try {
            if (!queue.ready() && !closed) {
                awaitItem();
            }
            return takeGroup();
        } finally {
            lock.unlock();
        }
    }

    private List<Item<T, R>> takeGroup() {
        List<Item<T, R>> group = new ArrayList<>();
        // Given back at last: until then each counts against what a caller may have in one commit.
        List<Entry<Item<T, R>>> taken = new ArrayList<>();
        try {
            Entry<Item<T, R>> entry = queue.take();
            boolean single = entry != null && alone.test(entry.item.value());
            long bytes = 0;
            while (entry != null) {
                taken.add(entry);
                group.add(entry.item);
                bytes += size.applyAsLong(entry.item.value());
                boolean full = single || group.size() >= limits.group() || bytes >= limits.groupBytes();
                entry = full ? null : queue.takeIf(item -> !alone.test(item.value()));
            }
        } finally {
            taken.forEach(queue::giveBack);
        }
        return group;
    }

    @SuppressWarnings("WaitNotInLoop") // whoever calls this loops
    private void awaitItem() {
        try {
            var unused = added.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // Nobody of ours interrupts this thread, and an interrupt must not reach the store.
            LOG.debug("Interrupted by a stranger");
        }
    }

    /** One item that fails must not take the others with it. */
    private static boolean begun(Item<?, ?> item) {
        try {
            return item.begin();
        } catch (Throwable e) {
            LOG.error("An item could not begin: {}", e.getClass().getName());
            GroupAttempt.fail(
                    item,
                    new StorageException(
                            ErrorCode.STORAGE_FAILED,
                            "unexpected " + e.getClass().getName()));
            return false;
        }
    }
}
