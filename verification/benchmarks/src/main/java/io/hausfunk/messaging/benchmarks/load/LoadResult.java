// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on one store.
 *
 * @param store which
 * @param sealed the engine, round by round
 * @param unsealed the engine without a cipher, in the same rounds
 * @param raw the database without an engine, in the same rounds; empty if there is no database
 * @param rowsPerGroup how many rows the engine committed at once
 * @param syncsPerRow how often the log was forced to the disk for each row at full load; NaN if not known
 * @param readsPerRow how often entries were read from the store instead of from memory
 * @param times how long messages take at a part of the maximum, or null if not asked
 */
record LoadResult(
        String store,
        List<Slice> sealed,
        List<Slice> unsealed,
        List<Slice> raw,
        double rowsPerGroup,
        double syncsPerRow,
        double readsPerRow,
        @Nullable Times times) {

    /**
     * How long messages take, from when they were due, in milliseconds.
     *
     * @param rate how many came in a second
     * @param acknowledged50 the median until the acknowledgement
     * @param acknowledged99 of a hundred, one takes longer
     * @param delivered50 the median until both listeners have it
     * @param delivered99 of a hundred, one takes longer
     */
    record Times(double rate, double acknowledged50, double acknowledged99, double delivered50, double delivered99) {}

    /** The median over rounds of the engine's rate by the database's. */
    double overRaw() {
        return medianRatio(sealed, raw);
    }

    /** The median over rounds of the engine's rate with its cipher by the one without. */
    double overUnsealed() {
        return medianRatio(sealed, unsealed);
    }

    /** What the cipher costs, in microseconds of computing for each message: sealed once, opened once. */
    double cipherMicros() {
        return median(IntStream.range(0, sealed.size())
                .mapToDouble(round -> sealed.get(round).cpuMicrosPerRow()
                        - unsealed.get(round).cpuMicrosPerRow())
                .toArray());
    }

    static double medianRate(List<Slice> slices) {
        return median(slices.stream().mapToDouble(Slice::rowsPerSecond).toArray());
    }

    static double medianCpu(List<Slice> slices) {
        return median(slices.stream().mapToDouble(Slice::cpuMicrosPerRow).toArray());
    }

    static double medianAllocated(List<Slice> slices) {
        return median(
                slices.stream().mapToDouble(Slice::allocatedKilobytesPerRow).toArray());
    }

    private static double medianRatio(List<Slice> ours, List<Slice> theirs) {
        return median(IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToDouble(round ->
                        ours.get(round).rowsPerSecond() / theirs.get(round).rowsPerSecond())
                .toArray());
    }

    private static double median(double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
