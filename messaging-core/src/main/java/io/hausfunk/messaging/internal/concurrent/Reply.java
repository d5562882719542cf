// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import io.hausfunk.messaging.error.DeadlineException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.NotPermittedException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer that a host waits for. It is given once, on the callback executor: by the work, or by the deadline, which
 * knows whether the work had reached the store.
 *
 * @param <T> what the answer is
 */
public final class Reply<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);
    private static final long PATIENCE_SECONDS = 60;

    private enum Phase {
        WAITING,
        IN_STORE,
        ANSWERED
    }

    private final HostStage<T> stage = new HostStage<>();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private final Caller caller;
    private final CallerExecutor callbacks;
    private final Consumer<Reply<?>> onAnswer;
    private final Consumer<Runnable> refusals;
    private volatile @Nullable Runnable undelivered;

    Reply(Caller caller, CallerExecutor callbacks, Consumer<Reply<?>> onAnswer) {
        this(caller, callbacks, onAnswer, Runnable::run);
    }

    /** What gives a refusal is handed to {@code refusals}, which runs it when it is time. */
    Reply(Caller caller, CallerExecutor callbacks, Consumer<Reply<?>> onAnswer, Consumer<Runnable> refusals) {
        this.caller = caller;
        this.callbacks = callbacks;
        this.onAnswer = onAnswer;
        this.refusals = refusals;
    }

    /** Whom it is for. */
    public Caller caller() {
        return caller;
    }

    /** What the host sees; it cannot complete it for us. */
    public CompletionStage<T> stage() {
        return stage;
    }

    /** Says that the store is asked now. False if the deadline was faster: then nothing must be written. */
    public boolean enterStore() {
        return phase.compareAndSet(Phase.WAITING, Phase.IN_STORE) || phase.get() == Phase.IN_STORE;
    }

    /** Says that the store wrote nothing and the work goes on elsewhere. */
    public void leaveStore() {
        phase.compareAndSet(Phase.IN_STORE, Phase.WAITING);
    }

    /** Answers with a value; later answers are ignored. False if this one came too late itself. */
    public boolean succeed(T value) {
        return answer(() -> stage.give(value));
    }

    /** Answers with an error; later answers are ignored. */
    public void fail(Throwable error) {
        Runnable answer = () -> answer(() -> stage.refuse(error));
        if (error instanceof NotPermittedException) {
            refusals.accept(answer);
        } else {
            answer.run();
        }
    }

    /** Whether the answer is given. */
    public boolean answered() {
        return phase.get() == Phase.ANSWERED;
    }

    /** Waits for the answer, a minute at most, and throws the error if it is one. For threads of the engine that may block. */
    public T await() {
        try {
            return stage.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof MessagingException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new DeadlineException(ErrorCode.OUTCOME_UNKNOWN, "the store did not answer in time");
        }
    }

    /** Whatever is thrown on the way, a later call tries again. */
    void expire() {
        Phase now = phase.get();
        if (now == Phase.ANSWERED) {
            Runnable late = undelivered;
            if (late != null) {
                deliver(late);
            }
            return;
        }
        MessagingException error = now == Phase.IN_STORE
                ? new DeadlineException(ErrorCode.OUTCOME_UNKNOWN, "the store did not answer in time")
                : new DeadlineException(ErrorCode.DEADLINE_EXCEEDED, "not done in time, nothing was written");
        Runnable completion = () -> stage.refuse(error);
        if (phase.compareAndSet(now, Phase.ANSWERED)) {
            deliver(completion);
        } else {
            expire();
        }
    }

    private boolean answer(Runnable completion) {
        boolean first = phase.getAndSet(Phase.ANSWERED) != Phase.ANSWERED;
        if (first) {
            deliver(completion);
        }
        return first;
    }

    private void deliver(Runnable completion) {
        // Never on this thread, which may be the one that writes or keeps time.
        undelivered = completion;
        try {
            callbacks.execute(caller, completion);
            undelivered = null;
            onAnswer.accept(this);
        } catch (Throwable e) {
            // There is no memory for it now. It stays where deadlines are kept, and is tried again there.
            LOG.debug("An answer waits: {}", e.getClass().getName());
        }
    }

    /** Answers that it is done, where the answer is nothing else. */
    @SuppressWarnings("NullAway") // Void has no other value.
    public static void done(Reply<Void> reply) {
        reply.succeed(null);
    }
}
