// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * One turn of a contestant.
 *
 * @param rows how many were committed, and for the engine delivered to all who listen
 * @param nanos how long that took
 * @param cpuNanos what this process computed meanwhile, on all its threads
 * @param allocatedBytes what the threads that are there at the end allocated meanwhile
 */
record Slice(long rows, long nanos, long cpuNanos, long allocatedBytes) {
    static Slice measure(LongSupplier work) {
        long cpu = cpu();
        long allocated = allocated();
        long from = System.nanoTime();
        long rows = work.getAsLong();
        return new Slice(rows, System.nanoTime() - from, cpu() - cpu, allocated() - allocated);
    }

    double rowsPerSecond() {
        return rows * 1e9 / nanos;
    }

    double cpuMicrosPerRow() {
        return cpuNanos / 1e3 / rows;
    }

    double allocatedKilobytesPerRow() {
        return allocatedBytes / 1e3 / rows;
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .sum();
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
