// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.cluster;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** How long each message of a steady stream took from the moment when it was due, in milliseconds. */
final class Times {
    private final long[] took;
    private final AtomicInteger arrived = new AtomicInteger();
    private final long start = System.nanoTime() + 1_000_000;
    private final double nanosEach;

    private Times(int messages, int rate) {
        took = new long[messages];
        nanosEach = 1e9 / rate;
    }

    /** Sends at a steady rate; what was sent under a number is told to {@link #arrived(int)} when it arrives. */
    static Times of(int rate, java.time.Duration time, java.util.function.Consumer<Times> listening, IntConsumer send) {
        Times times = new Times((int) (rate * time.toMillis() / 1000), rate);
        listening.accept(times);
        for (int i = 0; i < times.took.length; i++) {
            for (long wait = times.due(i) - System.nanoTime(); wait > 0; wait = times.due(i) - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            send.accept(i);
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (times.arrived.get() < times.took.length) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("only " + times.arrived + " of " + times.took.length + " arrived");
            }
            LockSupport.parkNanos(1_000_000);
        }
        return times;
    }

    void arrived(int number) {
        took[number] = System.nanoTime() - due(number);
        arrived.incrementAndGet();
    }

    double p50() {
        return percentile(0.5);
    }

    double p99() {
        return percentile(0.99);
    }

    private double percentile(double part) {
        long[] sorted = took.clone();
        Arrays.sort(sorted);
        return sorted[(int) (part * (sorted.length - 1))] / 1e6;
    }

    private long due(int number) {
        return start + (long) (number * nanosEach);
    }
}
