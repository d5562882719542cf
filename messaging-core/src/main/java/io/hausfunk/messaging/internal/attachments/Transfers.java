// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ClosedException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.concurrent.CallerExecutor;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Work on whole files, on threads of its own, since it waits for networks and scanners; shared out between callers, so that nobody's slow
 * network holds up others.
 */
public final class Transfers implements AutoCloseable {
    /** What waits of one person holds a connection of the host. */
    private static final int OF_A_PERSON = 4;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Calls calls;
    private final CallerExecutor threads;
    private final Set<Reply<?>> running = ConcurrentHashMap.newKeySet();
    private final Map<PersonRef, Integer> ofPerson = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Works on these threads. */
    public Transfers(CallerExecutor threads, Calls calls) {
        this.calls = calls;
        this.threads = threads;
    }

    /** Does blocking work that takes as long as it takes; only the end of the engine ends it before. */
    public <T> CompletionStage<T> run(PersonRef person, Supplier<T> work) {
        Reply<T> reply = calls.unhurried(person);
        if (ofPerson.merge(person, 1, Integer::sum) > OF_A_PERSON) {
            leave(person);
            reply.fail(new BusyException(OF_A_PERSON + " files of this person are on their way", RETRY_AFTER));
            return reply.stage();
        }
        running.add(reply);
        try {
            threads.execute(person, () -> {
                if (reply.answered()) {
                    ended(person, reply);
                } else { // Whoever has the answer may ask for the next file.
                    Calls.guarded(reply, () -> reply.succeed(result(person, reply, work)));
                }
            });
        } catch (MessagingException e) {
            ended(person, reply);
            reply.fail(e);
        }
        if (closed) {
            refuse(reply);
        }
        return reply.stage();
    }

    private <T> T result(PersonRef person, Reply<T> reply, Supplier<T> work) {
        try {
            return work.get();
        } finally {
            ended(person, reply);
        }
    }

    private void ended(PersonRef person, Reply<?> reply) {
        running.remove(reply);
        leave(person);
    }

    private void leave(PersonRef person) {
        ofPerson.computeIfPresent(person, (key, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(Transfers::refuse);
    }

    private static void refuse(Reply<?> reply) {
        reply.fail(new ClosedException(ErrorCode.ENGINE_CLOSED, "the engine was closed"));
    }
}
