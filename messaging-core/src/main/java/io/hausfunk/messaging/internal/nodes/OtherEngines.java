// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.LeaseStore;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices engines that share the store without a cluster: their people do not see each other's presence, typing and receipts,
 * and nobody would know why. An engine without a cluster holds a lease for the others to see.
 */
public final class OtherEngines implements AutoCloseable {
    /** How often {@link #run} is to be called. */
    public static final Duration EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(OtherEngines.class);
    private static final Duration TIME = EVERY.multipliedBy(3);
    private static final String ALONE = "engine:";
    private static final String NODE = "node:";
    private static final int MOST = 100;

    private final LeaseStore leases;
    private final boolean clustered;
    private final LongSupplier nanoTime;
    private final UUID self = UUID.randomUUID();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private @Nullable Lease lease;
    private boolean closed;

    /** For an engine that is part of a cluster, or is not. */
    public OtherEngines(LeaseStore leases, boolean clustered, LongSupplier nanoTime) {
        this.leases = leases;
        this.clustered = clustered;
        this.nanoTime = nanoTime;
    }

    /** Shows this engine, and looks for others. Blocks. */
    public synchronized void run() {
        if (closed) {
            return;
        }
        try {
            if (!clustered) {
                show();
            }
            look();
        } catch (MessagingException e) {
            LOG.debug("Could not look for other engines: {}", e.code());
        }
    }

    private void show() {
        Lease held = lease;
        if (held == null || !leases.renew(held, TIME)) {
            lease = leases.acquire(ALONE + self, self, "", TIME).orElse(null);
        }
    }

    private void look() {
        long now = nanoTime.getAsLong();
        Stream<Lease> strangers = leases.held(ALONE, MOST).stream();
        if (!clustered) {
            strangers = Stream.concat(strangers, leases.held(NODE, MOST).stream());
        }
        Map<String, Long> found = strangers
                .map(Lease::name)
                .filter(name -> !name.equals(ALONE + self))
                .collect(Collectors.toMap(name -> name, name -> seen.getOrDefault(name, now)));
        seen.clear();
        seen.putAll(found);
    }

    /** What is missing if there are others. One that ended without a word is not counted: its lease runs out first. */
    public void report(HealthReport report) {
        long now = nanoTime.getAsLong();
        long others = seen.values().stream()
                .filter(since -> now - since > TIME.toNanos())
                .count();
        if (others > 0) {
            report.degraded(
                    "nodes",
                    others + (others == 1 ? " other engine uses" : " other engines use")
                            + " this store and " + (others == 1 ? "is" : "are")
                            + " in no cluster with this one: what is written is"
                            + " found within seconds, presence, typing and receipts do not cross. Give all of them a cluster");
        } else {
            report.up("nodes");
        }
    }

    /** Goes. */
    @Override
    public synchronized void close() {
        closed = true;
        Lease held = lease;
        if (held != null) {
            try {
                leases.release(held);
            } catch (MessagingException e) {
                LOG.debug("The lease runs out by itself: {}", e.code());
            }
        }
    }
}
