// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.listening;

import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.CallerExecutor;
import io.hausfunk.messaging.internal.concurrent.Faults;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The threads on which listeners get what is for them, and the pumps that use these threads. */
public final class DeliveryExecutor {
    private final CallerExecutor fetching;
    private final CallerExecutor callbacks;
    private final Faults faults;
    private final Set<ListenerPump> pumps = ConcurrentHashMap.newKeySet();
    /** Those that wait for the next beat on purpose. */
    private final Set<ListenerPump> waiting = ConcurrentHashMap.newKeySet();

    private volatile long beat;
    /** No more than a flag: where no thread can be started, there may be no memory for a list. */
    private volatile boolean failed;

    /**
     * Starts nothing yet.
     *
     * @param fetching may block in the store; must not run work on the caller's thread
     * @param callbacks may block in the host's listeners
     */
    public DeliveryExecutor(CallerExecutor fetching, CallerExecutor callbacks, Faults faults) {
        this.fetching = fetching;
        this.callbacks = callbacks;
        this.faults = faults;
    }

    /** The same on threads that make no difference between callers. */
    public static DeliveryExecutor of(Executor fetching, Executor callbacks, Faults faults) {
        return new DeliveryExecutor(CallerExecutor.of(fetching), CallerExecutor.of(callbacks), faults);
    }

    /** A pump for a caller that reports its faults under this name. To be closed when its listener is. */
    public ListenerPump pump(Caller caller, String part, ListenerPump.Source source) {
        ListenerPump pump = new ListenerPump(this, caller, part, source);
        pumps.add(pump);
        return pump;
    }

    /** Work that runs on the fetching threads for a caller, as long as the engine does. */
    public SerialTask task(Caller caller, String part, Runnable work) {
        return new SerialTask(this, caller, part, work);
    }

    /** How often {@link #retry} was called: what happens in the same beat happens at about the same time. */
    public long beat() {
        return beat;
    }

    /** Begins a beat: wakes those that wait for it, and tries again what failed. To be called by one thread a few times a second; does not block. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void retry() {
        beat++;
        fetching.retry();
        waiting.removeIf(pump -> {
            pump.wake();
            return true;
        });
        if (!failed) {
            return;
        }
        failed = false;
        try {
            pumps.forEach(ListenerPump::retry);
        } catch (Throwable e) {
            failed = true;
            faults.report("delivery retry", e);
        }
    }

    /** Where faults are reported. */
    public Faults faults() {
        return faults;
    }

    CallerExecutor fetching() {
        return fetching;
    }

    CallerExecutor callbacks() {
        return callbacks;
    }

    void wakeAtNextBeat(ListenerPump pump) {
        waiting.add(pump);
    }

    void retryLater() {
        failed = true;
    }

    void forget(ListenerPump pump) {
        pumps.remove(pump);
    }
}
