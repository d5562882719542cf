// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import java.util.Objects;

/**
 * Nodes that find each other through Hazelcast, and talk over an EventBus with mutual TLS.
 *
 * <pre>{@code
 * ClusterTransport cluster = HazelcastCluster.strict()
 *         .clusterName("intranet-chat-4f9c2a7e")
 *         .bindAddress("10.1.2.3")
 *         .members("10.1.2.3:5701", "10.1.2.4:5701", "10.1.2.5:5701")
 *         .tls(BusTls.pem(certificate, key, privateCa))
 *         .privateNetwork();
 * }</pre>
 *
 * <p>Hazelcast's open-source edition has neither TLS nor authentication: whoever reaches its port is a member. Its port
 * belongs into a network that is private, or into a tunnel. The bus has its own port, which only holders of a certificate
 * of the private CA can use.
 */
public final class HazelcastCluster {
    private HazelcastCluster() {}

    /** An instance of our own, as closed as the open-source edition can be. Settings are added to what is returned. */
    public static StrictCluster strict() {
        return StrictCluster.EMPTY;
    }

    /**
     * An instance that the host runs anyway; it is never shut down by us. Before it starts, the host must give its member the
     * attribute {@code __vertx.nodeId}, a fresh random UUID.
     */
    public static HostedCluster in(HazelcastInstance ofHost) {
        return HostedCluster.of(Objects.requireNonNull(ofHost, "ofHost"));
    }
}
