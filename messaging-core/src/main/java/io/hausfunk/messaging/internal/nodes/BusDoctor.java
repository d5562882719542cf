// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.bus.ClusterBus;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mends a bus that does not reach the nodes of which the store says that they live: registers this node's address anew, and
 * if that does not help, leaves and joins again. Buses that look healthy and lost their registrations are known: see
 * vert-x3/vertx-hazelcast 90, 109, 215 and eclipse-vertx/vert.x 4394.
 */
final class BusDoctor {
    private static final Logger LOG = LoggerFactory.getLogger(BusDoctor.class);
    private static final int MORE_PATIENCE = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final UUID self;
    private final ClusterBus bus;
    private final NodeSettings settings;
    private final NodeCounters counters;
    private final LongSupplier nanos;
    private final Executor link;
    private final AtomicBoolean operating = new AtomicBoolean();
    private volatile boolean registered;
    private volatile long lastOperation;
    private int operations;

    /** {@code link} has one thread, which may block. */
    BusDoctor(
            UUID self,
            ClusterBus bus,
            NodeSettings settings,
            NodeCounters counters,
            LongSupplier nanos,
            Executor link) {
        this.self = self;
        this.bus = bus;
        this.settings = settings;
        this.counters = counters;
        this.nanos = nanos;
        this.link = link;
        this.lastOperation = nanos.getAsLong();
    }

    /** Looks once; {@code sure} says that the store was asked lately, so that the peers are known to live. */
    void look(Collection<Peer> peers, boolean sure) {
        long now = nanos.getAsLong();
        if (!bus.joined()) {
            if (now - lastOperation > pause(settings.rejoinAfter())) {
                operate(true);
            }
            return;
        }
        if (!sure) {
            return;
        }
        long worst = 0;
        int living = 1;
        boolean anyBoth = false;
        boolean first = true;
        for (Peer peer : peers) {
            if (peer.leased && peer.form() != 0) {
                living++;
                anyBoth |= peer.both();
                if (!peer.both()) {
                    worst = Math.max(worst, now - peer.lastBoth);
                    first &= self.compareTo(peer.id) < 0;
                }
            }
        }
        boolean alone = !anyBoth && living > 2;
        // Somebody died a moment ago, or a network is cut: then it is not the registrations.
        boolean transportKnows = bus.members() < living;
        boolean patient = anyBoth || transportKnows;
        if (worst == 0) {
            registered = false;
            operations = 0;
        } else if (!registered
                && !transportKnows
                && worst > settings.reregisterAfter().toNanos()) {
            registered = true;
            operate(false);
        } else if (worst > patience(patient, alone || first) && now - lastOperation > pause(settings.rejoinAfter())) {
            operate(true);
        }
    }

    /** Of two that do not hear each other, one waits longer: if both went and came, they would only change places. */
    private long patience(boolean patient, boolean first) {
        return settings.rejoinAfter().toNanos() * (patient ? MORE_PATIENCE : 1) * (first ? 1 : 2);
    }

    private long pause(Duration first) {
        return Math.min(LONGEST_PAUSE.toNanos(), first.toNanos() << Math.min(operations, 8));
    }

    private void operate(boolean rejoin) {
        if (!operating.compareAndSet(false, true)) {
            return;
        }
        lastOperation = nanos.getAsLong();
        if (rejoin) {
            operations++;
        }
        try {
            link.execute(() -> {
                try {
                    operateNow(rejoin);
                } finally {
                    lastOperation = nanos.getAsLong();
                    operating.set(false);
                }
            });
        } catch (RejectedExecutionException e) {
            operating.set(false);
        }
    }

    private void operateNow(boolean rejoin) {
        try {
            if (rejoin) {
                counters.rejoins.increment();
                LOG.warn("The bus does not reach nodes that live: joining anew");
                bus.rejoin();
                registered = false;
            } else {
                counters.registrations.increment();
                LOG.warn("The bus does not reach nodes that live: registering anew");
                bus.reregister();
            }
        } catch (MessagingException e) {
            LOG.warn("The bus could not be mended: {}", e.code());
        } catch (RuntimeException | Error e) {
            LOG.warn("The bus could not be mended: {}", e.getClass().getName());
        }
    }
}
