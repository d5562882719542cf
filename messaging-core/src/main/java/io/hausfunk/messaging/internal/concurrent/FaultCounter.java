// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import io.hausfunk.messaging.error.MessagingException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts faults by part. Logs the first one of a part and then fewer and fewer, so that a lasting fault does not fill the log. */
public final class FaultCounter implements Faults {
    private static final Logger LOG = LoggerFactory.getLogger(FaultCounter.class);

    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    @Override
    public void report(String part, Throwable fault) {
        try {
            long count = counts.computeIfAbsent(part, name -> new AtomicLong()).incrementAndGet();
            if (expected(fault)) {
                LOG.debug("{}: {}", part, describe(fault));
            } else if (Long.bitCount(count) == 1) {
                LOG.warn("{}: {} (fault {} of this part)", part, describe(fault), count);
            }
        } catch (Throwable e) {
            // There may be no memory left to count or to log. Whoever reports must go on all the same.
        }
    }

    /** The number of faults of each part since the engine started. */
    public Map<String, Long> counts() {
        Map<String, Long> copy = new TreeMap<>();
        counts.forEach((part, count) -> copy.put(part, count.get()));
        return copy;
    }

    /** A store that is down and a full queue show elsewhere. */
    private static boolean expected(Throwable fault) {
        return fault instanceof MessagingException || fault instanceof RejectedExecutionException;
    }

    /** Never the message: it may hold content. */
    private static String describe(Throwable fault) {
        return fault instanceof MessagingException known
                ? known.code().toString()
                : fault.getClass().getName();
    }
}
