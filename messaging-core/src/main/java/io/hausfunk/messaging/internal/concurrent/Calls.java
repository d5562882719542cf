// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.StorageException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a host's call becomes work on our threads and an answer on the callback executor, within the deadline. */
public final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private static final Duration RETRY_AFTER = Duration.ofMillis(250);

    private final CallerExecutor workers;
    private final CallerExecutor callbacks;
    private final Deadlines deadlines;
    private final ReadGuard reads;

    /** All answers get the same deadline; what reads is done within {@code reads}. */
    public Calls(CallerExecutor workers, CallerExecutor callbacks, Timer timer, Duration deadline, ReadGuard reads) {
        this.workers = workers;
        this.callbacks = callbacks;
        this.reads = reads;
        this.deadlines = new Deadlines(timer, deadline);
    }

    /** An answer to a caller that somebody else will give. */
    public <T> Reply<T> reply(Caller caller) {
        return reply(caller, Runnable::run);
    }

    /** The same where refusals are given when {@code refusals} says. */
    public <T> Reply<T> reply(Caller caller, Consumer<Runnable> refusals) {
        Set<Reply<?>> slot = deadlines.current();
        Reply<T> reply = new Reply<>(caller, callbacks, slot::remove, refusals);
        slot.add(reply);
        return reply;
    }

    /** An answer that a thread of the engine waits for: completed where it is given, without a deadline of its own. */
    public <T> Reply<T> own() {
        return new Reply<>(Caller.ENGINE, CallerExecutor.of(Runnable::run), reply -> {});
    }

    /** An answer that has no deadline: to something that happens when it happens. */
    public <T> Reply<T> unhurried(Caller caller) {
        return new Reply<>(caller, callbacks, reply -> {});
    }

    /** Does blocking work that writes nothing. */
    public <T> CompletionStage<T> read(Caller caller, Supplier<T> work) {
        return read(caller, work, value -> {});
    }

    /** The same where a value that comes after the deadline, when nobody takes it any more, has to be closed. */
    public <T> CompletionStage<T> read(Caller caller, Supplier<T> work, Consumer<? super T> unwanted) {
        Reply<T> reply = reply(caller);
        later(reply, () -> {
            if (!reply.answered()) {
                answer(reply, reads.read(work, unwanted), unwanted);
            }
        });
        return reply.stage();
    }

    /** Does blocking work that writes; its deadline says that the outcome is unknown once the work began. */
    public <T> CompletionStage<T> write(Caller caller, Supplier<T> work) {
        return write(caller, work, value -> {});
    }

    /** The same where a value that comes after the deadline, when nobody takes it any more, has to be closed. */
    public <T> CompletionStage<T> write(Caller caller, Supplier<T> work, Consumer<? super T> unwanted) {
        Reply<T> reply = reply(caller);
        later(reply, () -> {
            if (reply.enterStore()) {
                answer(reply, work.get(), unwanted);
            }
        });
        return reply.stage();
    }

    private static <T> void answer(Reply<T> reply, T value, Consumer<? super T> unwanted) {
        if (!reply.succeed(value)) {
            unwanted.accept(value);
        }
    }

    /** Does work on a worker; whatever goes wrong becomes the answer. */
    public void later(Reply<?> reply, Runnable work) {
        try {
            workers.execute(reply.caller(), () -> guarded(reply, work));
        } catch (MessagingException e) {
            reply.fail(e);
        } catch (RuntimeException | Error e) {
            LOG.debug("No worker takes more: {}", e.getClass().getName());
            reply.fail(new BusyException("all workers are busy", RETRY_AFTER));
        }
    }

    /** Does work here; whatever goes wrong becomes the answer. */
    public static void guarded(Reply<?> reply, Runnable work) {
        try {
            work.run();
        } catch (MessagingException e) {
            reply.fail(e);
        } catch (Throwable e) {
            LOG.error(
                    "A call failed for a reason that nobody foresaw: {}",
                    e.getClass().getName());
            LOG.debug("Where it failed: {}", (Object) e.getStackTrace());
            reply.fail(new StorageException(
                    ErrorCode.STORAGE_FAILED, "unexpected " + e.getClass().getName()));
        }
    }

    /** Answers everything that is still waiting, as if its deadline had come. */
    public void expireAll() {
        deadlines.expireAll();
    }
}
