// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.internal.access.HostCall;
import io.hausfunk.messaging.internal.concurrent.Calls;
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
import java.util.concurrent.RejectedExecutionException;
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

    private static final int THREADS = 8;
    private static final int QUEUE = 200;
    /** At most one run for each tenant, and the calls of administrators. */
    private static final int SYNC_QUEUE = 100_000;

    private final Timer timer;
    private final OutageTracker outages;
    private final Pool lookups;
    private final Pool syncs;

    /** Creates the threads. */
    public DirectoryCalls(String name, Timer timer, LongSupplier nanoTime) {
        this.timer = timer;
        this.outages = new OutageTracker(nanoTime);
        lookups = Pool.bounded(name, THREADS, QUEUE);
        syncs = Pool.bounded(name + "-run", THREADS, SYNC_QUEUE);
    }

    /** Runs a short task; fails with {@code DIRECTORY_UNAVAILABLE} if the queue is full. */
    public void submit(Runnable task) {
        execute(lookups, task);
    }

    /** Runs a task that may take long on the threads for synchronisation. */
    public void submitSync(Runnable task) {
        execute(syncs, task);
    }

    private static void execute(Pool pool, Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            throw outage("too many calls are waiting for the directory");
        }
    }

    /** Completes a reply with the directory's answer. Does not block. */
    public <T> void ask(Reply<T> reply, TenantId tenant, Supplier<T> call) {
        Calls.guarded(reply, () -> {
            failLate(reply, tenant);
            submit(() -> Calls.guarded(reply, () -> {
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
        submit(() -> {
            try {
                answer.complete(lookUp(tenant, call));
            } catch (RuntimeException e) {
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
        lookups.close();
        syncs.close();
    }
}
