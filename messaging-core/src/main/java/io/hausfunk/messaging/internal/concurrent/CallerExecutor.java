// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.util.concurrent.Executor;

/** Does work for callers. */
@FunctionalInterface
public interface CallerExecutor {
    /** Does work soon, or throws what says why it will not. */
    void execute(Caller caller, Runnable work);

    /** Tries again what failed. To be called a few times a second; does not block and does not throw. */
    default void retry() {}

    /** One that makes no difference between callers. */
    static CallerExecutor of(Executor threads) {
        return (caller, work) -> threads.execute(work);
    }

    /** The same for one caller. */
    default Executor forCaller(Caller caller) {
        return work -> execute(caller, work);
    }
}
