// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

/**
 * How many threads are used at a time, and how much may wait for them.
 *
 * @param threads as many are used as there is work
 * @param most so many if the others stand still, or for a tenant that has none
 * @param ofTenant the most for one tenant
 * @param ofCaller the most for one caller
 * @param waiting how much may wait, for all callers together
 */
public record FairLimits(int threads, int most, int ofTenant, int ofCaller, int waiting) {
    /**
     * For work that blocks in the store: one thread stays for other tenants, and a quarter for other callers. One caller
     * gets no more threads than there are processors, since others would wait for those.
     */
    public static FairLimits fixed(int threads, int waiting) {
        int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
        int ofCaller = Math.min(processors, Math.max(1, threads - threads / 4));
        return new FairLimits(threads, threads, threads < 3 ? threads : threads - 1, ofCaller, waiting);
    }

    /** For the host's code, which may block for ever: a few threads for each person, more where they stand still. */
    public static FairLimits growing(int threads, int ofCaller) {
        return new FairLimits(threads, threads * 4, threads * 3, ofCaller, Integer.MAX_VALUE);
    }
}
