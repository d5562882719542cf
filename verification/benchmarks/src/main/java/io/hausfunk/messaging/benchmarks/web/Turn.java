// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

/** What reached pages in one turn, and what the server used for it. */
record Turn(long deliveries, long frames, long bytes, Usage usage) {
    double perProcessorSecond() {
        return deliveries * 1e9 / usage.processorNanos();
    }
}
