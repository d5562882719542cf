// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

import java.util.concurrent.atomic.LongAdder;

/** Counts what comes to pages: all frames, and those that deliver a message. */
final class Traffic {
    private final LongAdder frames = new LongAdder();
    private final LongAdder deliveries = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    void other() {
        frames.increment();
    }

    void delivery(String frame) {
        frames.increment();
        deliveries.increment();
        bytes.add(frame.length());
    }

    long deliveries() {
        return deliveries.sum();
    }

    long frames() {
        return frames.sum();
    }

    long bytes() {
        return bytes.sum();
    }
}
