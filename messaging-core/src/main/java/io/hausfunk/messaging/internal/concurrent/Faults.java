// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

/** Where parts of the engine report what they caught and survived. */
public interface Faults {
    /**
     * Reports a fault. Never throws.
     *
     * @param part a fixed name, such as {@code "presence"}; never anything that comes from a user
     * @param fault what was caught
     */
    void report(String part, Throwable fault);

    /** Runs work and reports whatever it throws. */
    default void guard(String part, Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            report(part, e);
        }
    }
}
