// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import io.hausfunk.messaging.cluster.hazelcast.BusTls;
import io.hausfunk.messaging.cluster.hazelcast.HazelcastCluster;
import io.hausfunk.messaging.cluster.hazelcast.StrictCluster;
import io.hausfunk.messaging.servers.Ports;
import io.hausfunk.messaging.tools.clustercertificates.PrivateCa;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;

/** A strict cluster of some nodes on this machine, on ports that were free a moment ago. */
record ClusterPlan(String name, List<Integer> ports) {
    static ClusterPlan of(int nodes) {
        return new ClusterPlan("test-" + UUID.randomUUID(), Ports.free(nodes));
    }

    StrictCluster node(int number) {
        return HazelcastCluster.strict()
                .clusterName(name)
                .bindAddress("127.0.0.1")
                .port(ports.get(number))
                .busPort(0)
                .members(ports.stream().map(port -> "127.0.0.1:" + port).toList())
                .tls(Ca.node("node-" + number))
                .privateNetwork();
    }

    /** One for all tests of this JVM: making certificates takes seconds. */
    private static final class Ca {
        private static final char[] PASSWORD = "only for tests".toCharArray();
        private static final PrivateCa CA = make();

        private static PrivateCa make() {
            try {
                return PrivateCa.in(Files.createTempDirectory("hausfunk-ca"), PASSWORD);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static synchronized BusTls node(String name) {
            try {
                return BusTls.pkcs12(CA.node(name), PASSWORD, CA.trust(), PASSWORD);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
