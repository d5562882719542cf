// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Keeps work until a test runs it. Throws at one hand-over, with or without taking the work. */
public final class FaultyExecutor implements Executor {
    /** What an executor may throw. */
    public enum Fault {
        REJECTED,
        RUNTIME,
        ERROR,
        CHECKED;

        /** One of it. */
        public Throwable made() {
            return switch (this) {
                case REJECTED -> new RejectedExecutionException("full");
                case RUNTIME -> new IllegalStateException("the application was stopped");
                case ERROR -> new OutOfMemoryError("unable to create native thread");
                case CHECKED -> new Exception("thrown by another language");
            };
        }
    }

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final int failingHandOver;
    private final Fault fault;
    private final boolean takes;
    private int handOvers;

    public FaultyExecutor(int failingHandOver, Fault fault, boolean takes) {
        this.failingHandOver = failingHandOver;
        this.fault = fault;
        this.takes = takes;
    }

    /** One that never fails. */
    public FaultyExecutor() {
        this(-1, Fault.REJECTED, false);
    }

    @Override
    public void execute(Runnable next) {
        boolean fails = handOvers++ == failingHandOver;
        if (!fails || takes) {
            work.add(next);
        }
        FaultyExecutor.<RuntimeException>throwIf(fails, fault.made());
    }

    /** Throws whatever it is, as code in other languages can. */
    @SuppressWarnings("unchecked")
    public static <T extends Throwable> void throwIf(boolean now, Throwable any) throws T {
        if (now) {
            throw (T) any;
        }
    }

    public int waiting() {
        return work.size();
    }

    /** Runs the next piece of work; false if there is none. */
    public boolean runNext() {
        Runnable next = work.poll();
        if (next == null) {
            return false;
        }
        next.run();
        return true;
    }
}
