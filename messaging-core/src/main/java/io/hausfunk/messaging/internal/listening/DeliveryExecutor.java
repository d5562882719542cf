// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.listening;

import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.concurrent.LimitedExecutor;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The threads on which listeners get what is for them, and the pumps that use these threads. */
public final class DeliveryExecutor {
    private final Executor fetching;
    private final Runnable retryFetching;
    private final Executor callbacks;
    private final Faults faults;
    private final Set<ListenerPump> pumps = ConcurrentHashMap.newKeySet();
    /** No more than a flag: where no thread can be started, there may be no memory for a list. */
    private volatile boolean failed;

    /**
     * Starts nothing yet.
     *
     * @param fetching may block in the store; must not run work on the caller's thread
     * @param callbacks may block in the host's listeners
     */
    public DeliveryExecutor(Executor fetching, Executor callbacks, Faults faults) {
        this(fetching, () -> {}, callbacks, faults);
    }

    private DeliveryExecutor(Executor fetching, Runnable retryFetching, Executor callbacks, Faults faults) {
        this.fetching = fetching;
        this.retryFetching = retryFetching;
        this.callbacks = callbacks;
        this.faults = faults;
    }

    /** Fetches on at most {@code limit} threads of an executor that is there for other work, too. */
    public static DeliveryExecutor limited(Executor threads, int limit, Executor callbacks, Faults faults) {
        LimitedExecutor fetching = new LimitedExecutor(threads, limit, faults);
        return new DeliveryExecutor(fetching, fetching::retry, callbacks, faults);
    }

    /** A pump that reports its faults under this name. To be closed when its listener is. */
    public ListenerPump pump(String part, ListenerPump.Source source) {
        ListenerPump pump = new ListenerPump(this, part, source);
        pumps.add(pump);
        return pump;
    }

    /** Work that runs on the fetching threads, as long as the engine does. */
    public SerialTask task(String part, Runnable work) {
        return new SerialTask(this, part, work);
    }

    /** Tries again what failed. To be called a few times a second; does not block. */
    public void retry() {
        retryFetching.run();
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

    Executor fetching() {
        return fetching;
    }

    Executor callbacks() {
        return callbacks;
    }

    void retryLater() {
        failed = true;
    }

    void forget(ListenerPump pump) {
        pumps.remove(pump);
    }
}
