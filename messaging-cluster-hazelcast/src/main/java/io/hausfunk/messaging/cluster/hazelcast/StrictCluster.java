// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.cluster.FrameReceiver;
import io.hausfunk.messaging.cluster.hazelcast.internal.BusEndpoint;
import io.hausfunk.messaging.cluster.hazelcast.internal.StrictJoin;
import io.hausfunk.messaging.cluster.hazelcast.internal.StrictSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A Hazelcast instance of our own with the strict configuration. Immutable: each method answers with other settings.
 *
 * <p>It listens on one address and on two fixed ports, looks for nobody but the members it was told of, calls nobody else,
 * takes no clients, and makes no objects of classes that it does not need. See {@code docs/clustering.md}.
 */
public final class StrictCluster implements ClusterTransport {
    static final StrictCluster EMPTY = new StrictCluster(StrictSettings.EMPTY, false);

    private final StrictSettings settings;
    private final boolean tlsDecided;

    private StrictCluster(StrictSettings settings, boolean tlsDecided) {
        this.settings = settings;
        this.tlsDecided = tlsDecided;
    }

    /** The same for all nodes of one installation, and for no other: at least 16 characters that nobody guesses. */
    public StrictCluster clusterName(String name) {
        return with(settings.withClusterName(Objects.requireNonNull(name, "name")));
    }

    /** The address of this node on the private network, as numbers: {@code 10.1.2.3}. No name, no wildcard. */
    public StrictCluster bindAddress(String ip) {
        Objects.requireNonNull(ip, "ip");
        return with(settings.withBus(settings.bus().withHost(ip)));
    }

    /** Hazelcast's port, 5701 unless said otherwise. */
    public StrictCluster port(int port) {
        return with(settings.withPort(port));
    }

    /** The port of the EventBus, 15701 unless said otherwise; 0 lets the operating system choose. */
    public StrictCluster busPort(int port) {
        return with(settings.withBus(settings.bus().withPort(port)));
    }

    /** Where nodes may be, each {@code host:port} with Hazelcast's port; this node may be among them. */
    public StrictCluster members(String... members) {
        return members(List.of(members));
    }

    /** As {@link #members(String...)}. */
    public StrictCluster members(List<String> members) {
        return with(settings.withMembers(List.copyOf(members)));
    }

    /**
     * Instead of members: a name whose DNS entry lists the addresses of all nodes, such as a headless service of
     * Kubernetes, {@code chat-nodes.intranet.svc.cluster.local}. All nodes use the same {@link #port(int)}. It is asked again
     * while the cluster runs. Tested with a name on one machine, not in Kubernetes itself.
     */
    public StrictCluster kubernetes(String serviceDnsName) {
        return with(settings.withServiceName(Objects.requireNonNull(serviceDnsName, "serviceDnsName")));
    }

    /** The bus is encrypted, and only nodes with a certificate of the private CA are talked to. */
    public StrictCluster tls(BusTls tls) {
        return new StrictCluster(settings.withBus(settings.bus().withTls(tls.material())), true);
    }

    /** The bus is neither encrypted nor authenticated: for tests, or in a tunnel that is both. Reported as a deviation. */
    public StrictCluster withoutTls() {
        return new StrictCluster(settings.withBus(settings.bus().withoutTls()), true);
    }

    /**
     * The statement that only nodes of this cluster reach Hazelcast's port, by network policy, firewall or tunnel. It cannot
     * be checked from here, and must be said: who reaches that port can do what a node can.
     */
    public StrictCluster privateNetwork() {
        return with(settings.withPrivateNetwork());
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(settings.problems());
        if (!tlsDecided) {
            problems.add(BusEndpoint.TLS_UNDECIDED);
        }
        return List.copyOf(problems);
    }

    @Override
    public ClusterConnection join(UUID node, FrameReceiver receiver) {
        return StrictJoin.join(settings, problems(), node, receiver);
    }

    private StrictCluster with(StrictSettings changed) {
        return new StrictCluster(changed, tlsDecided);
    }
}
