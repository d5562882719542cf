// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.ClusterHealth;
import io.hausfunk.messaging.administration.Explanation.Part;
import io.hausfunk.messaging.administration.ExplanationCode;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What other nodes and sessions say of the way to somebody. */
class ReachLinksTest {
    private static final TenantId TENANT = new TenantId("t");
    private final Asked asked = new Asked(
            new Actor(TENANT, UserId.of("ben"), new PersonKey(UUID.randomUUID())),
            new ConversationRef(TENANT, new ConversationId(UUID.randomUUID())),
            1,
            Instant.EPOCH);

    private record Nodes(int living) implements ClusterHealth {
        @Override
        public UUID node() {
            return new UUID(0, 1);
        }

        @Override
        public boolean joined() {
            return true;
        }

        @Override
        public int members() {
            return 1;
        }

        @Override
        public List<PeerHealth> peers() {
            return List.of();
        }

        @Override
        public List<String> deviations() {
            return List.of();
        }
    }

    private Chain chain(int living, boolean connected) {
        ReachLinks links = new ReachLinks(() -> Optional.of(new Nodes(living)), person -> connected, null);
        Chain chain = new Chain();
        links.nodes(chain);
        links.session(asked, false, false, chain);
        links.notifier(chain, notifier -> {
            throw new AssertionError("there is none");
        });
        return chain;
    }

    @Test
    void a_node_that_is_not_heard_may_be_where_somebody_is_connected() {
        Chain chain = chain(2, false);
        assertThat(chain.decisive().part()).isEqualTo(Part.NODE);
        assertThat(chain.decisive().code()).isEqualTo(ExplanationCode.NODE_SILENT);
    }

    @Test
    void who_is_connected_here_is_reached_whatever_became_of_other_nodes() {
        assertThat(chain(2, true).decisive().code()).isEqualTo(ExplanationCode.CONNECTED);
    }

    @Test
    void where_all_nodes_are_heard_the_session_is_missing() {
        assertThat(chain(1, false).decisive().code()).isEqualTo(ExplanationCode.NO_SESSION);
    }
}
