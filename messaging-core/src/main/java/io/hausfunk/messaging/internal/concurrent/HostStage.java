// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.util.concurrent.CompletableFuture;

/**
 * The stage that a host sees. It is completed by us alone, and an error reaches the host as it is: the JDK's own minimal
 * stages wrap it on the way.
 */
final class HostStage<T> extends CompletableFuture<T> {
    void give(T value) {
        super.complete(value);
    }

    void refuse(Throwable error) {
        super.completeExceptionally(error);
    }

    @Override
    public boolean complete(T value) {
        return false;
    }

    @Override
    public boolean completeExceptionally(Throwable error) {
        return false;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return false;
    }

    @Override
    public void obtrudeValue(T value) {
        throw new UnsupportedOperationException("an answer is given once");
    }

    @Override
    public void obtrudeException(Throwable error) {
        throw new UnsupportedOperationException("an answer is given once");
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    /** A future of the host's own, which it may cancel or complete without anybody else noticing. */
    @Override
    public CompletableFuture<T> toCompletableFuture() {
        CompletableFuture<T> own = new CompletableFuture<>();
        var unused = whenComplete((value, error) -> {
            if (error == null) {
                own.complete(value);
            } else {
                own.completeExceptionally(error);
            }
        });
        return own;
    }
}
