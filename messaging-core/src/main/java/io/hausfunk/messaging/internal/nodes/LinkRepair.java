// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.concurrent.Faults;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repairs a transport that does not reach nodes that are alive according to the store: registers the address of this node
 * again, and if that does not help, leaves and joins again. Transports that look healthy and lost their registrations are
 * known: see vert-x3/vertx-hazelcast 90, 109, 215 and eclipse-vertx/vert.x 4394.
 */
final class LinkRepair {
    private static final Logger LOG = LoggerFactory.getLogger(LinkRepair.class);
    private static final int MORE_PATIENCE = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final UUID self;
    private final ClusterLink link;
    private final ClusterTimings timings;
    private final NodeCounters counters;
    private final LongSupplier nanos;
    private final Executor executor;
    private final Faults faults;
    private final AtomicBoolean repairing = new AtomicBoolean();
    private volatile boolean reregistered;
    private volatile long lastRepair;
    private int rejoins;

    /** {@code executor} has one thread, which may block. */
    LinkRepair(
            UUID self,
            ClusterLink link,
            ClusterTimings timings,
            NodeCounters counters,
            LongSupplier nanos,
            Executor executor,
            Faults faults) {
        this.self = self;
        this.link = link;
        this.timings = timings;
        this.counters = counters;
        this.nanos = nanos;
        this.executor = executor;
        this.faults = faults;
        this.lastRepair = nanos.getAsLong();
    }

    /** Checks once. {@code certain} says that the store answered lately, so that leased peers are known to be alive. */
    void check(Collection<Peer> peers, boolean certain) {
        long now = nanos.getAsLong();
        if (!link.joined()) {
            if (now - lastRepair > pause()) {
                repair(true);
            }
            return;
        }
        if (!certain) {
            return;
        }
        long longestSilence = 0;
        int alive = 1;
        boolean anyConnected = false;
        boolean lowestId = true;
        for (Peer peer : peers) {
            if (peer.leased && peer.wireVersion() != 0) {
                alive++;
                anyConnected |= peer.connected();
                if (!peer.connected()) {
                    longestSilence = Math.max(longestSilence, now - peer.lastConnected);
                    lowestId &= self.compareTo(peer.id) < 0;
                }
            }
        }
        boolean isolated = !anyConnected && alive > 2;
        // A node died a moment ago, or a network is cut: then registrations are not the reason.
        boolean transportKnows = link.members() < alive;
        long patience = patience(anyConnected || transportKnows, isolated || lowestId);
        if (longestSilence == 0) {
            reregistered = false;
            rejoins = 0;
        } else if (!reregistered
                && !transportKnows
                && longestSilence > timings.reregisterAfter().toNanos()) {
            reregistered = repair(false);
        } else if (longestSilence > patience && now - lastRepair > pause()) {
            repair(true);
        }
    }

    /** Of two nodes that do not hear each other, one waits longer. If both rejoined at once, they would only swap places. */
    private long patience(boolean patient, boolean first) {
        return timings.rejoinAfter().toNanos() * (patient ? MORE_PATIENCE : 1) * (first ? 1 : 2);
    }

    private long pause() {
        return Math.min(LONGEST_PAUSE.toNanos(), timings.rejoinAfter().toNanos() << Math.min(rejoins, 8));
    }

    /** False if nothing was begun: then the next check tries again. */
    private boolean repair(boolean rejoin) {
        if (!repairing.compareAndSet(false, true)) {
            return false;
        }
        try {
            executor.execute(() -> {
                try {
                    repairNow(rejoin);
                } catch (Throwable e) {
                    faults.report("nodes", e);
                } finally {
                    lastRepair = nanos.getAsLong();
                    repairing.set(false);
                }
            });
        } catch (Throwable e) {
            // Closed, or no thread could be had.
            repairing.set(false);
            faults.report("threads", e);
            return false;
        }
        lastRepair = nanos.getAsLong();
        if (rejoin) {
            rejoins++;
        }
        return true;
    }

    private void repairNow(boolean rejoin) {
        try {
            if (rejoin) {
                counters.rejoins.increment();
                LOG.warn("The transport does not reach nodes that are alive: leaving and joining again");
                link.rejoin();
                reregistered = false;
            } else {
                counters.registrations.increment();
                LOG.warn("The transport does not reach nodes that are alive: registering this node's address again");
                link.reregister();
            }
        } catch (MessagingException e) {
            LOG.warn("The transport could not be repaired: {}", e.code());
        }
    }
}
