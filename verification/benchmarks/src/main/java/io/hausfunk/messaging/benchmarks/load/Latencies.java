// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** How long things took, every single one. */
final class Latencies {
    private final AtomicInteger count = new AtomicInteger();
    private final long[] nanos;

    Latencies(int most) {
        nanos = new long[most];
    }

    void add(long took) {
        int at = count.getAndIncrement();
        if (at < nanos.length) {
            nanos[at] = took;
        }
    }

    /** In milliseconds; call it when nothing is added any more. */
    double percentile(double percent) {
        int kept = Math.min(count.get(), nanos.length);
        if (kept == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, kept);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(kept - 1L, Math.round(kept * percent / 100))] / 1e6;
    }
}
