// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.ClusterHealth;
import io.hausfunk.messaging.ClusterHealth.Link;
import io.hausfunk.messaging.ClusterHealth.PeerHealth;
import io.hausfunk.messaging.cluster.Cluster;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.bus.ClusterBus;
import io.hausfunk.messaging.internal.concurrent.Pool;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.internal.crypto.FrameSealer;
import io.hausfunk.messaging.storage.LeaseStore;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node among the others of its installation: joins, keeps in touch, mends, leaves. */
public final class Installation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
    private static final int FRAMES_WAITING = 4096;
    private static final int RENEWALS_A_LEASE = 5;

    private final UUID self = UUID.randomUUID();
    private final FrameSealer sealer;
    private final NodeSettings settings;
    private final LongSupplier nanos;
    private final Executor workers;
    private final Pool in;
    private final Pool out;
    private final Pool link;
    private final Nodes nodes;
    private final NodeLease lease;
    private final BusDoctor doctor;
    private volatile long storeAnswered;
    private volatile int known = 1;
    private volatile boolean closed;

    /** Makes everything and connects nowhere, so that receivers can be registered first. */
    public Installation(
            String name,
            Cluster cluster,
            LeaseStore leases,
            FrameSealer sealer,
            NodeSettings settings,
            LongSupplier nanos,
            Executor workers) {
        this.sealer = sealer;
        this.settings = settings;
        this.nanos = nanos;
        this.workers = workers;
        this.in = Pool.bounded(name + "-nodes-in", 1, FRAMES_WAITING);
        this.out = Pool.following(name + "-nodes-out", 1);
        this.link = Pool.following(name + "-nodes-link", 1);
        this.nodes =
                new Nodes(self, inbound -> new ClusterBus(cluster, self, inbound), sealer, settings, nanos, in, out);
        this.lease = new NodeLease(leases, self, settings.leaseTime(), nodes::living, this::asked);
        this.doctor = new BusDoctor(self, nodes.bus(), settings, nodes.counters, nanos, link);
    }

    /** What other parts of the engine talk through. */
    public Peers peers() {
        return nodes;
    }

    /** Joins. Blocks; throws if keys do not fit or the cluster cannot be joined. */
    public void start(Timer timer) {
        loadKey(true);
        lease.run();
        nodes.bus().join();
        nodes.bus()
                .deviations()
                .forEach(deviation -> LOG.warn("The cluster is less strict than it should be: {}", deviation));
        LOG.info(
                "Joined as node {}; the transport sees {} nodes",
                self,
                nodes.bus().members());
        timer.every(settings.leaseTime().dividedBy(RENEWALS_A_LEASE), () -> onWorker(lease::run));
        timer.every(settings.probeEvery(), this::tick);
    }

    private void tick() {
        nodes.tick();
        if (nodes.strangerSpoke()) {
            onWorker(lease::run);
        }
        if (!sealer.ready()) {
            onWorker(() -> loadKey(false));
        }
        if (!closed) {
            doctor.look(
                    nodes.peers(),
                    nanos.getAsLong() - storeAnswered < settings.leaseTime().toNanos() / 2);
        }
    }

    private void loadKey(boolean first) {
        try {
            sealer.load();
        } catch (MessagingException e) {
            if (first && e.code() == ErrorCode.UNREADABLE) {
                throw new ConfigurationException(
                        ErrorCode.CONFIGURATION,
                        "the key that the nodes of this store share does not open: this node has other master keys than they");
            }
            LOG.warn("Nothing is said to other nodes for now: {}", e.code());
        }
    }

    private void asked(boolean answered, int nodesKnown) {
        if (answered) {
            storeAnswered = nanos.getAsLong();
            known = nodesKnown;
        }
    }

    private void onWorker(Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("No worker looked for other nodes this time");
        }
    }

    /** How this node stands with the others. */
    public ClusterHealth health() {
        long now = nanos.getAsLong();
        List<PeerHealth> peers = nodes.peers().stream()
                .map(peer -> new PeerHealth(
                        peer.id, link(peer), Duration.ofNanos(Math.max(0, now - peer.lastHeard)), peer.refused.sum()))
                .sorted(Comparator.comparing(PeerHealth::node))
                .toList();
        return new ClusterHealth(
                self,
                nodes.bus().joined(),
                nodes.bus().members(),
                known,
                peers,
                nodes.bus().deviations());
    }

    private static Link link(Peer peer) {
        if (peer.form() == 0) {
            return Link.OTHER_VERSION;
        }
        if (peer.both()) {
            return Link.BOTH_WAYS;
        }
        return peer.heard ? Link.HEARD_ONLY : Link.SILENT;
    }

    /** Counts since the start. */
    public Map<String, Long> metrics() {
        return nodes.counters.snapshot();
    }

    @Override
    public void close() {
        closed = true;
        nodes.farewell();
        // Not on this thread: the store may hang, and then the lease runs out by itself.
        link.execute(lease::close);
        out.close();
        link.close();
        nodes.bus().close();
        in.close();
    }
}
