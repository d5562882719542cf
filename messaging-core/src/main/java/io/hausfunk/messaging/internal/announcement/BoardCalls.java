// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks the board of a tenant, once the directory was read and the board knows what this node heard of. */
public final class BoardCalls {
    private final Calls calls;
    private final Boards boards;
    private final DirectoryMirrors mirrors;

    /** Works on the threads of {@code calls}. */
    public BoardCalls(Calls calls, Boards boards, DirectoryMirrors mirrors) {
        this.calls = calls;
        this.boards = boards;
        this.mirrors = mirrors;
    }

    /** Does blocking work that writes nothing. */
    <T> CompletionStage<T> read(Actor actor, Function<Board, T> work) {
        return ask(actor, false, board -> CompletableFuture.completedFuture(work.apply(board)));
    }

    /** Does work that ends in a write, and says then that its outcome is unknown if the deadline passes. */
    <T> CompletionStage<T> write(Actor actor, Function<Board, CompletionStage<T>> work) {
        return ask(actor, true, work);
    }

    /** Does blocking work after a write of the same caller. */
    <T> CompletionStage<T> then(Actor actor, Function<Board, T> work) {
        Reply<T> reply = calls.reply(actor.ref());
        reply.enterStore();
        calls.later(reply, () -> reply.succeed(work.apply(ready(actor))));
        return reply.stage();
    }

    private <T> CompletionStage<T> ask(Actor actor, boolean writes, Function<Board, CompletionStage<T>> work) {
        Reply<T> reply = calls.reply(actor.ref());
        Calls.guarded(reply, () -> {
            var unused = mirrors.whenRead(actor.tenant()).whenComplete((read, error) -> {
                if (error == null) {
                    calls.later(reply, () -> answer(reply, actor, writes, work));
                } else {
                    reply.fail(cause(error));
                }
            });
        });
        return reply.stage();
    }

    private <T> void answer(Reply<T> reply, Actor actor, boolean writes, Function<Board, CompletionStage<T>> work) {
        if (writes ? !reply.enterStore() : reply.answered()) {
            return;
        }
        var unused = work.apply(ready(actor)).whenComplete((value, error) -> {
            if (error == null) {
                reply.succeed(value);
            } else {
                reply.fail(cause(error));
            }
        });
    }

    private Board ready(Actor actor) {
        Board board = boards.of(actor.tenant());
        board.ready();
        return board;
    }

    private static Throwable cause(Throwable error) {
        Throwable cause = error;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
