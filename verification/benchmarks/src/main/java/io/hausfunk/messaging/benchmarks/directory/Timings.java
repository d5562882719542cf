// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import java.util.Arrays;
import java.util.List;

/** How long things took, in nanoseconds. */
final class Timings {
    private final long[] nanos;

    Timings(long... nanos) {
        this.nanos = nanos.clone();
    }

    static Timings of(List<Long> nanos) {
        return new Timings(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    double median() {
        return percentile(50);
    }

    double percentile(double percent) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round((sorted.length - 1) * percent / 100)];
    }

    /**
     * The probability that one of these took longer than one of others, where as long counts half: the U of Mann and Whitney over the
     * number of pairs. With the 95 % interval of Hanley and McNeil.
     */
    Apart longerThan(Timings others) {
        long[] sorted = others.nanos.clone();
        Arrays.sort(sorted);
        double pairs = 0;
        for (long one : nanos) {
            pairs += (below(sorted, one) + below(sorted, one + 1)) / 2.0;
        }
        double n = nanos.length;
        double m = sorted.length;
        double area = pairs / (n * m);
        double two = area / (2 - area) - area * area;
        double three = 2 * area * area / (1 + area) - area * area;
        double variance = (area * (1 - area) + (n - 1) * two + (m - 1) * three) / (n * m);
        double half = 1.96 * Math.sqrt(Math.max(0, variance));
        return new Apart(area, area - half, area + half);
    }

    private static int below(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A probability and its interval; one half is what tells nothing. */
    record Apart(double area, double from, double to) {
        boolean told() {
            return from > 0.5 || to < 0.5;
        }
    }
}
