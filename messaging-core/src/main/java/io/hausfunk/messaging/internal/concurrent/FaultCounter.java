// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import io.hausfunk.messaging.error.MessagingException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts faults by part. Logs the first one of a part and then fewer and fewer, so that a lasting fault does not fill the log. */
public final class FaultCounter implements Faults {
    private static final Logger LOG = LoggerFactory.getLogger(FaultCounter.class);
    private static final long RECENT = TimeUnit.MINUTES.toNanos(1);

    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    /** {@code nanoTime} says what is recent. */
    public FaultCounter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public void report(String part, Throwable fault) {
        try {
            Count faults = counts.computeIfAbsent(part, name -> new Count());
            long count = faults.all.incrementAndGet();
            if (expected(fault)) {
                LOG.debug("{}: {}", part, describe(fault));
                return;
            }
            faults.last = nanoTime.getAsLong();
            faults.kind = describe(fault);
            if (Long.bitCount(count) == 1) {
                LOG.warn("{}: {} (fault {} of this part)", part, faults.kind, count);
            }
        } catch (Throwable e) {
            // There may be no memory left to count or to log. Whoever reports must go on all the same.
        }
    }

    /** The number of faults of each part since the engine started. */
    public Map<String, Long> counts() {
        Map<String, Long> copy = new TreeMap<>();
        counts.forEach((part, count) -> copy.put(part, count.all.get()));
        return copy;
    }

    /**
     * The kind of the last fault of each part that had one within the last minute; without those that show elsewhere, as
     * a store that is down does.
     */
    public Map<String, String> recent() {
        Map<String, String> recent = new TreeMap<>();
        long now = nanoTime.getAsLong();
        counts.forEach((part, count) -> {
            if (!count.kind.isEmpty() && now - count.last < RECENT) {
                recent.put(part, count.kind);
            }
        });
        return recent;
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

    private static final class Count {
        private final AtomicLong all = new AtomicLong();
        private volatile long last;
        private volatile String kind = "";
    }
}
