// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does many things at once, but never more than so many. */
final class Window<T, R> {
    private final Queue<T> waiting;
    private final int count;
    private final Function<T, CompletionStage<R>> work;
    private final List<R> results = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<List<R>> done = new CompletableFuture<>();

    private Window(List<T> items, Function<T, CompletionStage<R>> work) {
        this.waiting = new ArrayDeque<>(items);
        this.count = items.size();
        this.work = work;
    }

    /** All results in no particular order, or the first error; then nothing new begins. */
    static <T, R> CompletableFuture<List<R>> each(List<T> items, int atOnce, Function<T, CompletionStage<R>> work) {
        Window<T, R> window = new Window<>(items, work);
        if (items.isEmpty()) {
            window.done.complete(List.of());
        }
        for (int i = 0; i < Math.min(atOnce, items.size()); i++) {
            window.next();
        }
        return window.done;
    }

    private void next() {
        T item = take();
        if (item != null && !done.isDone()) {
            work.apply(item).whenComplete(this::after);
        }
    }

    private void after(@Nullable R result, @Nullable Throwable error) {
        if (error != null || result == null) {
            done.completeExceptionally(error == null ? new IllegalStateException("no result") : error);
            return;
        }
        results.add(result);
        if (results.size() == count) {
            done.complete(List.copyOf(results));
        } else {
            next();
        }
    }

    private @Nullable T take() {
        synchronized (waiting) {
            return waiting.poll();
        }
    }
}
