// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does one thing after the other, each when the one before is answered, and holds no thread meanwhile. */
final class InOrder<T> {
    private final Iterator<T> items;
    private final Function<T, CompletionStage<?>> work;
    private final Executor executor;
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    private InOrder(Iterator<T> items, Function<T, CompletionStage<?>> work, Executor executor) {
        this.items = items;
        this.work = work;
        this.executor = executor;
    }

    /** Completes after the last one, or with the first error. */
    static <T> CompletionStage<Boolean> each(List<T> items, Function<T, CompletionStage<?>> work, Executor executor) {
        InOrder<T> order = new InOrder<>(items.iterator(), work, executor);
        order.next();
        return order.done;
    }

    private void next() {
        if (!items.hasNext()) {
            done.complete(true);
            return;
        }
        try {
            work.apply(items.next()).whenCompleteAsync((value, error) -> after(error), executor);
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private void after(@Nullable Throwable error) {
        if (error == null) {
            next();
        } else {
            done.completeExceptionally(error);
        }
    }
}
