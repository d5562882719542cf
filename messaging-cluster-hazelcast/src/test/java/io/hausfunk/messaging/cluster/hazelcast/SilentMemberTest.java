// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.Hazelcast;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.servers.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node that is not let in. It tries for as long as joining may take, so this class has one test. */
class SilentMemberTest {
    private final String name = Loopback.freshName();
    private final int port = Ports.free();

    @Test
    void a_listed_member_that_swallows_everything_keeps_a_lonely_node_out_for_a_bounded_time() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Integer> members = List.of(deaf.getLocalPort(), port);
            StrictCluster cluster = Loopback.cluster(name, members).port(port);

            // It might be the master of a cluster that comes back: forming a second one would be a split.
            assertThatThrownBy(() -> TestNode.join(cluster))
                    .isInstanceOf(HostException.class)
                    .hasMessageContaining("was not let in");
            assertThat(Hazelcast.getAllHazelcastInstances()).isEmpty();
        }
    }
}
