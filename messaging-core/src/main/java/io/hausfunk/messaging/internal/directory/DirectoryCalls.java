// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.internal.access.HostCall;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.FairExecutor;
import io.hausfunk.messaging.internal.concurrent.FairLimits;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.concurrent.Pool;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.internal.directory.OutageTracker.CallKind;
import io.hausfunk.messaging.model.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Calls the directory on its own threads, with a short timeout, so that a directory that hangs delays nobody else. Synchronisation has
 * separate threads, so that long runs do not delay sign-ins. Every failure is an outage.
 */
public final class DirectoryCalls implements AutoCloseable {
    /** How long a caller waits for a lookup. */
    public static final Duration TIMEOUT = Duration.ofSeconds(3);

    private static final int THREADS = 16;
    /** A directory that hangs for one tenant must not hold all threads. */
    private static final int OF_TENANT = 8;

    private static final int OF_CALLER = 6;

    private static final int QUEUE = 400;
    private static final Duration RETRY = Duration.ofMillis(250);

    private static final int SYNC_THREADS = 8;
    /** A tenant's runs wait for each other anyway; lookups beside a run need few threads. */
    private static final int SYNC_OF_TENANT = 4;

    /** At most one run for each tenant, and the calls of administrators. */
    private static final int SYNC_QUEUE = 100_000;

    private final Timer timer;
    private final OutageTracker outages;
    private final Pool lookupThreads;
    private final Pool syncThreads;
    private final FairExecutor lookups;
    private final FairExecutor syncs;

    /** Creates the threads. */
    public DirectoryCalls(String name, Timer timer, LongSupplier nanoTime, Faults faults) {
        this.timer = timer;
        this.outages = new OutageTracker(nanoTime);
        lookupThreads = Pool.unbounded(name, THREADS);
        syncThreads = Pool.unbounded(name + "-run", SYNC_THREADS);
        lookups = new FairExecutor(
                "the directory", lookupThreads, new FairLimits(THREADS, THREADS, OF_TENANT, OF_CALLER, QUEUE), faults);
        syncs = new FairExecutor(
                "directory runs",
                syncThreads,
                new FairLimits(SYNC_THREADS, SYNC_THREADS, SYNC_OF_TENANT, SYNC_OF_TENANT, SYNC_QUEUE),
                faults);
        timer.every(RETRY, () -> {
            lookups.retry();
            syncs.retry();
        });
    }

    /** Runs a short task for a caller; fails with {@code DIRECTORY_UNAVAILABLE} if their share of the queue is used up. */
    public void submit(Caller caller, Runnable task) {
        execute(lookups, caller, task);
    }

    /** Runs a task that may take long on the threads for synchronisation. */
    public void submitSync(TenantId tenant, Runnable task) {
        execute(syncs, Caller.of(tenant, "runs"), task);
    }

    private static void execute(FairExecutor threads, Caller caller, Runnable task) {
        try {
            threads.execute(caller, task);
        } catch (BusyException e) {
            throw outage("too many calls are waiting for the directory");
        }
    }

    /** Completes a reply with the directory's answer. Does not block. */
    public <T> void ask(Reply<T> reply, TenantId tenant, Supplier<T> call) {
        Calls.guarded(reply, () -> {
            failLate(reply, tenant);
            submit(
                    reply.caller(),
                    () -> Calls.guarded(reply, () -> {
                        if (!reply.answered()) {
                            reply.succeed(lookUp(tenant, call));
                        }
                    }));
        });
    }

    /** Fails a reply with an outage if it is not answered within the timeout. */
    public void failLate(Reply<?> reply, TenantId tenant) {
        timer.after(TIMEOUT, () -> {
            if (!reply.answered()) {
                reply.fail(timedOut(tenant));
            }
        });
    }

    private HostException timedOut(TenantId tenant) {
        String reason = "it did not answer in time";
        outages.failed(tenant, CallKind.LOOKUP, reason, "");
        return unavailable(reason);
    }

    /** Waits for the directory's answer, within the timeout. For threads that may block. */
    public <T> T ask(TenantId tenant, Supplier<T> call) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        submit(Caller.of(tenant, "engine"), () -> {
            try {
                answer.complete(lookUp(tenant, call));
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HostException known ? known : outage("the directory gave no answer");
        } catch (TimeoutException e) {
            throw timedOut(tenant);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw outage("interrupted while waiting for the directory");
        }
    }

    /** Looks something up on the calling thread, which is one of these. A null answer is an outage. */
    public <T> T lookUp(TenantId tenant, Supplier<T> call) {
        return call(tenant, CallKind.LOOKUP, call);
    }

    /** Reads everything, or what changed, on the calling thread, which is one of these. A null answer is an outage. */
    public <T> T read(TenantId tenant, Supplier<T> call) {
        return call(tenant, CallKind.SYNC, call);
    }

    private <T> T call(TenantId tenant, CallKind kind, Supplier<T> call) {
        try {
            T answer = Objects.requireNonNull(call.get(), "an answer");
            outages.succeeded(tenant, kind);
            return answer;
        } catch (RuntimeException | Error e) {
            outages.failed(tenant, kind, e);
            throw unavailable(HostCall.reason(e));
        }
    }

    /** The outages of these tenants' directories, for administrators. */
    public List<String> findings(Predicate<TenantId> tenants) {
        return outages.findings(tenants);
    }

    private static HostException unavailable(String reason) {
        return outage("the directory is unavailable: " + reason);
    }

    /** The error that every outage shows as. */
    public static HostException outage(String message) {
        return new HostException(ErrorCode.DIRECTORY_UNAVAILABLE, message);
    }

    @Override
    public void close() {
        lookupThreads.close();
        syncThreads.close();
    }
}
