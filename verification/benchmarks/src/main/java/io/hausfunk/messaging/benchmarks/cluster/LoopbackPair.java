// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.cluster;

import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.cluster.hazelcast.BusTls;
import io.hausfunk.messaging.cluster.hazelcast.HazelcastCluster;
import io.hausfunk.messaging.servers.Ports;
import io.hausfunk.messaging.tools.clustercertificates.PrivateCa;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** A cluster of two on this machine, on ports that were free a moment ago. */
record LoopbackPair(String name, List<Integer> ports) {
    static LoopbackPair ofTwo() {
        return new LoopbackPair("load-" + UUID.randomUUID(), Ports.free(2));
    }

    ClusterTransport node(int number, PrivateCa ca, String certificate) throws IOException {
        return HazelcastCluster.strict()
                .clusterName(name)
                .bindAddress("127.0.0.1")
                .port(ports.get(number))
                .busPort(0)
                .members(ports.stream().map(port -> "127.0.0.1:" + port).toList())
                .tls(BusTls.pkcs12(ca.node(certificate), NodePair.PASSWORD, ca.trust(), NodePair.PASSWORD))
                .privateNetwork();
    }
}
