// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

/** Waiting that an interrupt of the host's thread cuts short without being lost. */
final class Waiting {
    private Waiting() {}

    static void quietly(Wait wait) {
        try {
            wait.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    interface Wait {
        @SuppressWarnings("UnusedReturnValue")
        Object run() throws InterruptedException;
    }
}
