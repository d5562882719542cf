// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import io.hausfunk.messaging.error.MessagingException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line in the log when the store begins to fail, and one with the length when it works again. Thread-safe. */
public final class StoreOutage {
    private static final Logger LOG = LoggerFactory.getLogger(StoreOutage.class);

    private final LongSupplier nanoTime;
    private final Consumer<String> log;
    private final Set<String> failing = new HashSet<>();
    private volatile boolean lasts;
    private long since;

    /** Writes to the log. */
    public StoreOutage(LongSupplier nanoTime) {
        this(nanoTime, LOG::warn);
    }

    StoreOutage(LongSupplier nanoTime, Consumer<String> log) {
        this.nanoTime = nanoTime;
        this.log = log;
    }

    /** What the store was asked for failed. */
    public synchronized void failed(String what, MessagingException failure) {
        if (failing.isEmpty()) {
            since = nanoTime.getAsLong();
            lasts = true;
            log.accept("The store fails, at first at " + what + ": " + failure.getMessage());
        }
        failing.add(what);
    }

    /** It worked. Costs nothing while there is no outage. */
    public void worked(String what) {
        if (lasts) {
            ends(what);
        }
    }

    private synchronized void ends(String what) {
        if (failing.remove(what) && failing.isEmpty()) {
            lasts = false;
            Duration length = Duration.ofNanos(nanoTime.getAsLong() - since);
            log.accept("The store works again, after " + length.toSeconds() + " s");
        }
    }
}
