// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.internal.concurrent.FairExecutor;
import io.hausfunk.messaging.internal.concurrent.FairLimits;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.concurrent.HandOver;
import io.hausfunk.messaging.internal.concurrent.Pool;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.internal.health.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The threads of an engine: each kind of work apart, so that none waits for another, and each shared out between callers. */
final class ThreadParts {
    private static final int WORK_QUEUE = 10_000;
    private static final int OWN_THREADS = 4;
    private static final int PRESENCE_THREADS = 3;
    private static final int NOTIFYING_THREADS = 4;
    /** Threads for the host's code grow up to four times as many where it blocks. */
    private static final int CALLBACK_THREADS = 4;

    private static final int CALLBACKS_OF_CALLER = 3;
    private static final int LISTENERS_OF_CALLER = 2;
    private static final Duration RETRY = Duration.ofMillis(250);

    private static final int TRANSFERS = 16;
    private static final int TRANSFERS_OF_TENANT = 12;
    private static final int TRANSFERS_OF_CALLER = 4;
    private static final int WAITING_TRANSFERS = 64;

    private final StartedParts parts;
    private final String name;
    private final @Nullable Executor ofHost;
    private final Faults faults;

    private final List<FairExecutor> all = new CopyOnWriteArrayList<>();

    final Timer timer;
    /** Completes stages. */
    final FairExecutor callbacks;
    /** Apart from the callbacks: a listener that waits for a stage must not hold the thread that completes it. */
    final FairExecutor listeners;

    final FairExecutor workers;
    /** Apart from the workers: what the engine does for itself does not queue behind people. */
    final Pool ownWork;

    final FairExecutor fetching;
    /** Apart from delivery: the host's policy on presence may take its time. */
    final FairExecutor looking;

    ThreadParts(StartedParts parts, String name, int workerThreads, @Nullable Executor ofHost, Faults faults) {
        this.parts = parts;
        this.name = name;
        this.ofHost = ofHost;
        this.faults = faults;
        timer = parts.add(new Timer(name + "-timer"));
        callbacks = hostCode("callbacks", name + "-callback", CALLBACKS_OF_CALLER);
        listeners = hostCode("listeners", name + "-listener", LISTENERS_OF_CALLER);
        workers = shared("workers", name + "-worker", FairLimits.fixed(workerThreads, WORK_QUEUE));
        ownWork = parts.add(Pool.unbounded(name + "-own", OWN_THREADS));
        fetching = shared("delivery", name + "-delivery", FairLimits.fixed(OWN_THREADS, Integer.MAX_VALUE));
        looking = shared("presence", name + "-presence", FairLimits.fixed(PRESENCE_THREADS, Integer.MAX_VALUE));
    }

    private FairExecutor shared(String what, String threadName, FairLimits limits) {
        return kept(new FairExecutor(what, parts.add(Pool.unbounded(threadName, limits.most())), limits, faults));
    }

    private FairExecutor kept(FairExecutor made) {
        all.add(made);
        return made;
    }

    /** Where the host's code runs: on its executor, if it gave one, otherwise on threads of the engine's own. */
    private FairExecutor hostCode(String what, String threadName, int ofCaller) {
        FairLimits limits = FairLimits.growing(CALLBACK_THREADS, ofCaller);
        Pool own = parts.add(Pool.unbounded(threadName, limits.most()));
        return kept(new FairExecutor(what, ofHost == null ? own : new HandOver(own, ofHost, faults), limits, faults));
    }

    /** Apart from all others: the host's notifier may block for long. One tenant leaves a thread to the others. */
    FairExecutor notifying() {
        FairLimits limits = new FairLimits(NOTIFYING_THREADS, NOTIFYING_THREADS, NOTIFYING_THREADS - 1, 1, WORK_QUEUE);
        return shared("notifications", name + "-notify", limits);
    }

    /** Apart from all others: whole files wait for networks and scanners. */
    FairExecutor transfers() {
        FairLimits limits =
                new FairLimits(TRANSFERS, TRANSFERS, TRANSFERS_OF_TENANT, TRANSFERS_OF_CALLER, WAITING_TRANSFERS);
        return shared("files", name + "-transfer", limits);
    }

    /** Tries again what could not be handed over. */
    void retryRegularly() {
        timer.every(RETRY, () -> all.forEach(FairExecutor::retry));
    }

    List<HealthCheck> checks() {
        return Stream.<HealthCheck>concat(
                        Stream.of(workers, fetching, looking)
                                .map(threads -> report -> threads.report(report, "threads")),
                        Stream.of(callbacks, listeners).map(threads -> report -> threads.report(report, "delivery")))
                .toList();
    }
}
