// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import io.hausfunk.messaging.cluster.ClusterConnection;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.cluster.FrameReceiver;
import io.hausfunk.messaging.cluster.hazelcast.internal.BusEndpoint;
import io.hausfunk.messaging.cluster.hazelcast.internal.HostInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The host's Hazelcast instance, used for discovery and registrations and never shut down. Immutable: each method answers
 * with other settings. One engine for each instance.
 *
 * <p>How well Hazelcast is closed is the host's matter; in what it falls short of the strict configuration is reported by
 * {@link ClusterConnection#deviations()}.
 */
public final class HostedCluster implements ClusterTransport {
    private final HostInstance instance;
    private final BusEndpoint bus;
    private final boolean tlsDecided;

    private HostedCluster(HostInstance instance, BusEndpoint bus, boolean tlsDecided) {
        this.instance = instance;
        this.bus = bus;
        this.tlsDecided = tlsDecided;
    }

    static HostedCluster of(HazelcastInstance ofHost) {
        return new HostedCluster(new HostInstance(ofHost), BusEndpoint.EMPTY, false);
    }

    /** The address of this node on the private network, as numbers: {@code 10.1.2.3}. No name, no wildcard. */
    public HostedCluster bindAddress(String ip) {
        return new HostedCluster(instance, bus.withHost(Objects.requireNonNull(ip, "ip")), tlsDecided);
    }

    /** The port of the EventBus, 15701 unless said otherwise; 0 lets the operating system choose. */
    public HostedCluster busPort(int port) {
        return new HostedCluster(instance, bus.withPort(port), tlsDecided);
    }

    /** The bus is encrypted, and only nodes with a certificate of the private CA are talked to. */
    public HostedCluster tls(BusTls tls) {
        return new HostedCluster(instance, bus.withTls(tls.material()), true);
    }

    /** The bus is neither encrypted nor authenticated: for tests, or in a tunnel that is both. Reported as a deviation. */
    public HostedCluster withoutTls() {
        return new HostedCluster(instance, bus.withoutTls(), true);
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(bus.problems());
        if (!tlsDecided) {
            problems.add(BusEndpoint.TLS_UNDECIDED);
        }
        problems.addAll(instance.problems());
        return List.copyOf(problems);
    }

    @Override
    public ClusterConnection join(UUID node, FrameReceiver receiver) {
        return instance.join(bus, problems(), node, receiver);
    }
}
