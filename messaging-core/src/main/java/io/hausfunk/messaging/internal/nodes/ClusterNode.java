// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.ClusterHealth;
import io.hausfunk.messaging.ClusterHealth.Link;
import io.hausfunk.messaging.ClusterHealth.PeerHealth;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.concurrent.Pool;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.internal.crypto.FrameSealer;
import io.hausfunk.messaging.storage.LeaseStore;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node in the cluster: joins, renews its lease, sends heartbeats, repairs its connection, leaves. */
public final class ClusterNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterNode.class);
    private static final int MAX_FRAMES_WAITING = 4096;
    private static final int RENEWALS_PER_LEASE = 5;

    private final UUID self = UUID.randomUUID();
    private final Map<UUID, Peer> table = new ConcurrentHashMap<>();
    private final NodeCounters counters = new NodeCounters();
    private final FrameSealer sealer;
    private final ClusterTimings timings;
    private final LongSupplier nanos;
    private final Executor workers;
    private final Faults faults;
    private final Pool inbound;
    private final Pool outbound;
    private final Pool connecting;
    private final ClusterLink link;
    private final ClusterPeers peers;
    private final FrameInbox inbox;
    private final NodeLease lease;
    private final LinkRepair repair;
    private volatile long storeAnswered;
    private volatile int nodesInStore = 1;
    private volatile boolean closed;

    /** Makes everything and connects nowhere, so that receivers can be registered first. */
    public ClusterNode(
            String name,
            ClusterTransport transport,
            LeaseStore leases,
            FrameSealer sealer,
            ClusterTimings timings,
            LongSupplier nanos,
            Executor workers,
            Faults faults) {
        this.sealer = sealer;
        this.timings = timings;
        this.nanos = nanos;
        this.workers = workers;
        this.faults = faults;
        this.inbound = Pool.bounded(name + "-nodes-in", 1, MAX_FRAMES_WAITING);
        this.outbound = Pool.unbounded(name + "-nodes-out", 1);
        this.connecting = Pool.unbounded(name + "-nodes-link", 1);
        this.link = new ClusterLink(transport, self);
        FrameSender sender = new FrameSender(self, table.values(), link, sealer, counters, outbound);
        this.peers = new ClusterPeers(self, table, sender, timings, counters, nanos, inbound, faults);
        this.inbox = new FrameInbox(self, table, sealer, counters, inbound, peers::received);
        this.lease = new NodeLease(leases, self, timings.leaseTime(), peers::leased, this::storeAsked);
        this.repair = new LinkRepair(self, link, timings, counters, nanos, connecting, faults);
    }

    /** Through this, other parts of the engine talk to the other nodes. */
    public Peers peers() {
        return peers;
    }

    /** Joins. Blocks; throws if the keys do not fit or the cluster cannot be joined. */
    public void start(Timer timer) {
        loadKey(true);
        lease.run();
        link.join(inbox);
        link.deviations().forEach(deviation -> LOG.warn("The cluster is less strict than recommended: {}", deviation));
        LOG.info("Joined as node {}; the transport sees {} nodes", self, link.members());
        timer.every(timings.leaseTime().dividedBy(RENEWALS_PER_LEASE), () -> onWorker(lease::run));
        timer.every(timings.heartbeatInterval(), this::tick);
    }

    private void tick() {
        peers.tick();
        if (inbox.strangerSent()) {
            onWorker(lease::run);
        }
        if (!sealer.ready()) {
            onWorker(() -> loadKey(false));
        }
        if (!closed) {
            repair.check(
                    table.values(),
                    nanos.getAsLong() - storeAnswered < timings.leaseTime().toNanos() / 2);
        }
    }

    private void loadKey(boolean first) {
        try {
            sealer.load();
        } catch (MessagingException e) {
            if (first && e.code() == ErrorCode.KEYS_DO_NOT_MATCH) {
                throw e;
            }
            LOG.warn("Nothing is sent to other nodes for now: {}", e.code());
        }
    }

    private void storeAsked(boolean answered, int nodes) {
        if (answered) {
            storeAnswered = nanos.getAsLong();
            nodesInStore = nodes;
        }
    }

    private void onWorker(Runnable work) {
        try {
            workers.execute(work);
        } catch (Throwable e) {
            // Closed, or no thread could be had: the next tick tries again.
            faults.report("threads", e);
        }
    }

    /** Which nodes there are, and which of them are reachable. */
    public ClusterHealth health() {
        long now = nanos.getAsLong();
        List<PeerHealth> states = table.values().stream()
                .<PeerHealth>map(peer -> new NodeHealth.Heard(
                        peer.id, state(peer), Duration.ofNanos(Math.max(0, now - peer.lastHeard)), peer.refused.sum()))
                .sorted(Comparator.comparing(PeerHealth::node))
                .toList();
        return new NodeHealth(self, link.joined(), link.members(), nodesInStore, states, link.deviations());
    }

    private static Link state(Peer peer) {
        if (peer.wireVersion() == 0) {
            return Link.OTHER_VERSION;
        }
        if (peer.connected()) {
            return Link.BOTH_WAYS;
        }
        return peer.heard ? Link.HEARD_ONLY : Link.SILENT;
    }

    /** Counts since the start. */
    public Map<String, Long> metrics() {
        return counters.snapshot();
    }

    @Override
    public void close() {
        closed = true;
        faults.guard("nodes", peers::sendFarewell);
        // Not on this thread: the store may hang, and then the lease runs out by itself; as it does if no thread can be
        // had.
        faults.guard("nodes", () -> connecting.execute(lease::close));
        outbound.close();
        connecting.close();
        link.close();
        inbound.close();
    }
}
