// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.internal.access.HostCall;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Pool;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.internal.directory.Outages.Asked;
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
 * Asks the directory on threads of its own, so that one that hangs holds up nobody who does not need it, and with little patience.
 * Runs have other threads than questions: those of many tenants, or of one that hangs, are in the way of nobody who signs in. Whatever
 * goes wrong is an outage.
 */
public final class DirectoryCalls implements AutoCloseable {
    /** How long whoever asks for one thing waits for it. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int THREADS = 8;
    private static final int QUEUE = 200;
    /** One run for each tenant at the most, and what administrators ask. */
    private static final int RUN_QUEUE = 100_000;

    private final Timer timer;
    private final Outages outages;
    private final Pool pool;
    private final Pool runs;

    /** Makes the threads. */
    public DirectoryCalls(String name, Timer timer, LongSupplier nanoTime) {
        this.timer = timer;
        this.outages = new Outages(nanoTime);
        pool = Pool.bounded(name, THREADS, QUEUE);
        runs = Pool.bounded(name + "-run", THREADS, RUN_QUEUE);
    }

    /** Does something on one of the threads, soon; {@code DIRECTORY_UNAVAILABLE} if too much waits already. */
    public void later(Runnable work) {
        execute(pool, work);
    }

    /** Does something that may take long, or wait for what does, on one of the threads for runs. */
    public void run(Runnable work) {
        execute(runs, work);
    }

    private static void execute(Pool threads, Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            throw outage("too much waits for the directory");
        }
    }

    /** Answers with what the directory says to one question. Holds up nobody. */
    public <T> void ask(Reply<T> reply, TenantId tenant, Supplier<T> question) {
        Calls.guarded(reply, () -> {
            limit(reply, tenant);
            later(() -> Calls.guarded(reply, () -> {
                if (!reply.answered()) {
                    reply.succeed(answer(tenant, question));
                }
            }));
        });
    }

    /** Lets it be an outage for whoever waits if there is no answer in time. */
    public void limit(Reply<?> reply, TenantId tenant) {
        timer.after(PATIENCE, () -> {
            if (!reply.answered()) {
                reply.fail(late(tenant));
            }
        });
    }

    private HostException late(TenantId tenant) {
        String late = "it did not answer in time";
        outages.failed(tenant, Asked.QUESTION, late, "");
        return outage("no usable answer from the directory: " + late);
    }

    /** The directory's answer to one question; for a thread that may wait. */
    public <T> T ask(TenantId tenant, Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        later(() -> {
            try {
                answer.complete(answer(tenant, question));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HostException known ? known : outage("the directory gave no answer");
        } catch (TimeoutException e) {
            throw late(tenant);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw outage("interrupted while the directory was asked");
        }
    }

    /** The directory's answer to one question, on one of the threads already; null is none. */
    public <T> T answer(TenantId tenant, Supplier<T> question) {
        return answer(tenant, Asked.QUESTION, question);
    }

    /** All that the directory says, or what changed, on one of the threads already; null is none. */
    public <T> T reading(TenantId tenant, Supplier<T> question) {
        return answer(tenant, Asked.READING, question);
    }

    private <T> T answer(TenantId tenant, Asked asked, Supplier<T> question) {
        try {
            T answer = Objects.requireNonNull(question.get(), "an answer");
            outages.over(tenant, asked);
            return answer;
        } catch (RuntimeException | Error e) {
            outages.failed(tenant, asked, e);
            throw outage("no usable answer from the directory: " + HostCall.reason(e));
        }
    }

    /** Which directories give no answer, for administrators. */
    public List<String> findings(Predicate<TenantId> tenants) {
        return outages.findings(tenants);
    }

    /** The one error of an outage. */
    public static HostException outage(String why) {
        return new HostException(ErrorCode.DIRECTORY_UNAVAILABLE, why);
    }

    @Override
    public void close() {
        pool.close();
        runs.close();
    }
}
