// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.cluster;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** One turn: what arrived on the other node, how long it took, and what this process computed meanwhile. */
record Turn(long arrived, long nanos, long cpuNanos) {
    static Turn measure(LongSupplier work) {
        long cpu = cpu();
        long from = System.nanoTime();
        long arrived = work.getAsLong();
        return new Turn(arrived, System.nanoTime() - from, cpu() - cpu);
    }

    double perSecond() {
        return arrived * 1e9 / nanos;
    }

    double perCpuSecond() {
        return arrived * 1e9 / cpuNanos;
    }

    double cpuMicros() {
        return cpuNanos / 1e3 / arrived;
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
