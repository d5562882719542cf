// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ClosedException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Pool;
import io.hausfunk.messaging.internal.concurrent.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Threads for whole files: they wait for networks and scanners, so nothing else may queue up behind them. */
public final class Transfers implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int QUEUE = 64;
    /** So that one person's slow network leaves threads to others. */
    private static final int OF_A_PERSON = 4;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Calls calls;
    private final Pool threads;
    private final Set<Reply<?>> running = ConcurrentHashMap.newKeySet();
    private final Map<PersonRef, Integer> ofPerson = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Starts threads as they are needed. */
    public Transfers(String name, Calls calls) {
        this.calls = calls;
        this.threads = Pool.bounded(name, THREADS, QUEUE);
    }

    /** Does blocking work that takes as long as it takes; only the end of the engine ends it before. */
    public <T> CompletionStage<T> run(PersonRef person, Supplier<T> work) {
        Reply<T> reply = calls.unhurried(person);
        if (ofPerson.merge(person, 1, Integer::sum) > OF_A_PERSON) {
            leave(person);
            reply.fail(busy());
            return reply.stage();
        }
        running.add(reply);
        try {
            threads.execute(() -> {
                try {
                    if (!reply.answered()) {
                        Calls.guarded(reply, () -> reply.succeed(work.get()));
                    }
                } finally {
                    running.remove(reply);
                    leave(person);
                }
            });
        } catch (RuntimeException | Error e) {
            running.remove(reply);
            leave(person);
            reply.fail(busy());
        }
        if (closed) {
            refuse(reply);
        }
        return reply.stage();
    }

    private void leave(PersonRef person) {
        ofPerson.computeIfPresent(person, (key, count) -> count == 1 ? null : count - 1);
    }

    private static BusyException busy() {
        return new BusyException("too many files are on their way", RETRY_AFTER);
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(Transfers::refuse);
        threads.close();
    }

    private static void refuse(Reply<?> reply) {
        reply.fail(new ClosedException(ErrorCode.ENGINE_CLOSED, "the engine was closed"));
    }
}
