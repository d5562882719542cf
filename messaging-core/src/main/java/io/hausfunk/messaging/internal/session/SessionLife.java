// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.SessionEnd;
import io.hausfunk.messaging.error.ClosedException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Reply;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who acts in a session, for as long as it is open, and what ends with it. */
final class SessionLife {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLife.class);

    private final Actor actor;
    private final Calls calls;
    private final Reply<SessionEnd> end;
    /** What ends with the session, and how. */
    private final Map<Object, Runnable> attached = new ConcurrentHashMap<>();

    private volatile boolean closed;

    SessionLife(Actor actor, Calls calls) {
        this.actor = actor;
        this.calls = calls;
        this.end = calls.unhurried(actor.ref());
    }

    /** Who acts. */
    Actor actor() {
        return actor;
    }

    /** The same if the session is open; throws {@code SESSION_CLOSED} otherwise. */
    Actor open() {
        if (closed) {
            throw new ClosedException(ErrorCode.SESSION_CLOSED, "the session is closed");
        }
        return actor;
    }

    /** Does blocking work that writes nothing. */
    <T> CompletionStage<T> read(Supplier<T> work) {
        open();
        return calls.read(actor.ref(), work);
    }

    /** The same where a value that comes too late has to be closed. */
    <T> CompletionStage<T> read(Supplier<T> work, Consumer<? super T> unwanted) {
        open();
        return calls.read(actor.ref(), work, unwanted);
    }

    /** Does blocking work that writes. */
    <T> CompletionStage<T> write(Supplier<T> work) {
        open();
        return calls.write(actor.ref(), work);
    }

    /** An answer that somebody else gives; whatever goes wrong before becomes the answer. */
    <T> CompletionStage<T> ask(Consumer<Reply<T>> question) {
        open();
        Reply<T> reply = calls.reply(actor.ref());
        Calls.guarded(reply, () -> question.accept(reply));
        return reply.stage();
    }

    /** Keeps something until the session ends, which it may have done meanwhile. */
    <T> T keep(T part, Consumer<? super T> close) {
        attached.put(part, () -> close.accept(part));
        if (closed) {
            close.accept(part);
        }
        return part;
    }

    /** Something ended by itself. */
    void drop(Object part) {
        attached.remove(part);
    }

    CompletionStage<SessionEnd> ended() {
        return end.stage();
    }

    /** One part that throws keeps none of the others from ending. */
    private static void guarded(Runnable close) {
        try {
            close.run();
        } catch (Throwable e) {
            LOG.error("A part of a session did not close: {}", e.getClass().getName());
        }
    }

    void end(SessionEnd why) {
        closed = true;
        try {
            attached.values().forEach(SessionLife::guarded);
        } finally {
            end.succeed(why);
        }
    }
}
