// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.listening;

import io.hausfunk.messaging.internal.concurrent.Caller;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings a listener what its source has for it, one call at a time.
 *
 * <p>A pump is idle until {@link #wake}. Then it asks the source for the next batch on a thread that may block, and calls
 * the listener on the callback executor. Wakes that come meanwhile count as one. While paused, a pump holds no thread and
 * no batch.
 *
 * <p>Whatever the source, the listener or an executor throws, the pump goes on. An executor may even throw and run the
 * work all the same, as a thread pool does that cannot start a thread: each hand-over has a number, and only the latest
 * one counts. Work that no executor took is tried again by {@link DeliveryExecutor#retry}.
 */
public final class ListenerPump {
    private static final long IDLE = 0;
    private static final long RUNNING = -1;

    private final DeliveryExecutor executor;
    private final Caller caller;
    private final Source source;
    private final String part;
    private final String listenerPart;

    /** {@link #IDLE}, {@link #RUNNING}, or the number of a hand-over that has not begun. */
    private long state = IDLE;

    private long handOvers;
    private boolean wanted;
    private boolean wantedLater;
    private boolean paused;
    private boolean closed;

    ListenerPump(DeliveryExecutor executor, Caller caller, String part, Source source) {
        this.caller = caller;
        this.executor = executor;
        this.part = part;
        this.listenerPart = part + " listener";
        this.source = source;
    }

    /** Where a listener's calls come from. */
    @FunctionalInterface
    public interface Source {
        /**
         * The next calls, or null if there are none now. May block. A source that has more than one batch calls {@link
         * ListenerPump#wake} before it returns. A source that throws must have kept what it has; it is asked again later.
         */
        @Nullable
        Batch next();
    }

    /**
     * Calls of a listener, in order.
     *
     * @param calls what to call
     * @param putBack takes the number of calls that were made if the pump is paused before all were; the others must come
     *     again with a later batch
     */
    public record Batch(List<? extends Runnable> calls, IntConsumer putBack) {}

    /** There may be something for the listener. Never blocks and never throws. */
    public void wake() {
        fetchSoon(begin(true));
    }

    /** The same, but not at once: for a source that could not get at something. */
    public synchronized void wakeLater() {
        wantedLater = true;
        executor.retryLater();
    }

    /** The same with the next beat: for a source that holds something back until then. Never blocks and never throws. */
    public void wakeAtNextBeat() {
        executor.wakeAtNextBeat(this);
    }

    /** No call begins until {@link #resume}. Idempotent, never blocks. */
    public synchronized void pause() {
        paused = true;
    }

    /** Calls may begin again. Idempotent, never blocks, never calls the listener on this thread. */
    public void resume() {
        synchronized (this) {
            paused = false;
        }
        fetchSoon(begin(false));
    }

    /** No call begins any more. Idempotent, never blocks. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        executor.forget(this);
    }

    /** Whether this was closed. */
    public synchronized boolean closed() {
        return closed;
    }

    /** Tries again what could not be handed over. */
    void retry() {
        boolean wake;
        synchronized (this) {
            wake = wantedLater;
            wantedLater = false;
        }
        fetchSoon(begin(wake));
    }

    /** The number of a new hand-over if there is something to do; {@link #IDLE} otherwise. */
    private synchronized long begin(boolean wake) {
        wanted |= wake;
        if (!wanted || state != IDLE || paused || closed) {
            return IDLE;
        }
        return handOver();
    }

    private synchronized long handOver() {
        state = ++handOvers;
        return state;
    }

    private void fetchSoon(long handOver) {
        if (handOver == IDLE) {
            return;
        }
        try {
            executor.fetching().execute(caller, () -> fetch(handOver));
        } catch (Throwable e) {
            synchronized (this) {
                if (state == handOver) {
                    state = IDLE;
                }
            }
            executor.retryLater();
            executor.faults().report(part, e);
        }
    }

    private void fetch(long handOver) {
        if (!beginFetch(handOver)) {
            return;
        }
        Batch batch;
        try {
            batch = source.next();
        } catch (Throwable e) {
            fetchFailed();
            executor.faults().report(part, e);
            return;
        }
        if (batch == null) {
            rest();
        } else {
            callSoon(batch);
        }
    }

    private synchronized boolean beginFetch(long handOver) {
        if (state != handOver) {
            return false;
        }
        if (paused || closed) {
            state = IDLE;
            return false;
        }
        state = RUNNING;
        wanted = false;
        return true;
    }

    /** Not at once again: a source that fails each time would keep a thread busy. */
    private synchronized void fetchFailed() {
        state = IDLE;
        wantedLater = true;
        executor.retryLater();
    }

    private void callSoon(Batch batch) {
        long handOver = handOver();
        try {
            executor.callbacks().execute(caller, () -> call(handOver, batch));
        } catch (Throwable e) {
            // The host's executor may be full or closed, and may say so in any way. This thread is ours to block.
            executor.faults().report(part, e);
            call(handOver, batch);
        }
    }

    private void call(long handOver, Batch batch) {
        if (!beginCalls(handOver)) {
            return;
        }
        try {
            int made = 0;
            while (made < batch.calls().size()) {
                if (!mayCall()) {
                    putBack(batch, made);
                    return;
                }
                call(batch.calls().get(made++));
            }
        } finally {
            rest();
        }
    }

    private synchronized boolean beginCalls(long handOver) {
        if (state != handOver) {
            return false;
        }
        state = RUNNING;
        return true;
    }

    private synchronized boolean mayCall() {
        return !paused && !closed;
    }

    private void call(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            executor.faults().report(listenerPart, e);
        }
    }

    private void putBack(Batch batch, int made) {
        executor.faults().guard(part, () -> batch.putBack().accept(made));
        synchronized (this) {
            wanted = true;
        }
    }

    private void rest() {
        synchronized (this) {
            state = IDLE;
        }
        fetchSoon(begin(false));
    }
}
