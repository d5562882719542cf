// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Keeps work until a test runs it. Throws at one hand-over, with or without taking the work. */
final class FaultyExecutor implements Executor {
    /** What an executor may throw. */
    enum Fault {
        REJECTED(() -> new RejectedExecutionException("full")),
        RUNTIME(() -> new IllegalStateException("the application was stopped")),
        ERROR(() -> new OutOfMemoryError("unable to create native thread")),
        CHECKED(() -> new Exception("thrown by another language"));

        private final Supplier<Throwable> made;

        Fault(Supplier<Throwable> made) {
            this.made = made;
        }
    }

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final int failingHandOver;
    private final Fault fault;
    private final boolean takes;
    private int handOvers;

    FaultyExecutor(int failingHandOver, Fault fault, boolean takes) {
        this.failingHandOver = failingHandOver;
        this.fault = fault;
        this.takes = takes;
    }

    /** One that never fails. */
    FaultyExecutor() {
        this(-1, Fault.REJECTED, false);
    }

    @Override
    public void execute(Runnable next) {
        boolean fails = handOvers++ == failingHandOver;
        if (!fails || takes) {
            work.add(next);
        }
        if (fails) {
            FaultyExecutor.<RuntimeException>sneak(fault.made.get());
        }
    }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> void sneak(Throwable any) throws T {
        throw (T) any;
    }

    int waiting() {
        return work.size();
    }

    /** Runs the next piece of work; false if there is none. */
    boolean runNext() {
        Runnable next = work.poll();
        if (next == null) {
            return false;
        }
        next.run();
        return true;
    }
}
