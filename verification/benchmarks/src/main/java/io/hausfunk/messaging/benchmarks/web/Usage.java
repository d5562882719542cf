// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

/** What a server's process has used since it began, the compiler left out. A thread that went to sleep and was woken counts as one switch. */
record Usage(long processorNanos, long allocatedBytes, long switches) {
    Usage since(Usage before) {
        return new Usage(
                processorNanos - before.processorNanos,
                allocatedBytes - before.allocatedBytes,
                switches - before.switches);
    }
}
