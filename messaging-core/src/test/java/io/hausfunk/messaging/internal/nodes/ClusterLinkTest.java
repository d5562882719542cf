// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is left of a link that is closed at an inconvenient moment. */
class ClusterLinkTest {
    private final ScriptedTransport transport = new ScriptedTransport();
    private final ClusterLink link = new ClusterLink(transport, UUID.randomUUID());

    @Test
    void closing_while_it_joins_again_leaves_no_connection_behind() {
        link.join(frame -> {});
        transport.meanwhile = link::close;
        link.rejoin();
        assertThat(transport.joins).isEqualTo(2);
        assertThat(transport.open).isEmpty();
        assertThat(link.joined()).isFalse();
    }

    @Test
    void a_closed_link_does_not_join_again() {
        link.join(frame -> {});
        link.close();
        link.rejoin();
        assertThat(transport.joins).isEqualTo(1);
        assertThat(transport.open).isEmpty();
    }
}
