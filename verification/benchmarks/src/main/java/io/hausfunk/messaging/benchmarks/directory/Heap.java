// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What is reachable. */
final class Heap {
    private Heap() {}

    static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            memory.gc();
            used = Math.min(used, memory.getHeapMemoryUsage().getUsed());
        }
        return used;
    }
}
