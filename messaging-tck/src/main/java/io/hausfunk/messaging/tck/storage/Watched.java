// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.tck.internal.Parallel;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Somebody writes while somebody else looks, until both have done so often: a fast store gives no time for one look. */
final class Watched {
    private Watched() {}

    /** How often the looks saw what must not be. */
    static int howOften(int times, Runnable write, BooleanSupplier wrong) {
        AtomicInteger looks = new AtomicInteger();
        AtomicBoolean begun = new AtomicBoolean();
        AtomicBoolean writing = new AtomicBoolean(true);
        Callable<Integer> writer = () -> {
            try {
                begun.set(true);
                for (int writes = 0; writes < times || looks.get() < times; writes++) {
                    write.run();
                }
            } finally {
                writing.set(false);
            }
            return 0;
        };
        Callable<Integer> reader = () -> {
            int seen = 0;
            try {
                while (writing.get()) {
                    seen += wrong.getAsBoolean() ? 1 : 0;
                    looks.addAndGet(begun.get() ? 1 : 0);
                }
            } finally {
                looks.set(times);
            }
            return seen;
        };
        return Parallel.together(List.of(writer, reader)).get(1);
    }
}
