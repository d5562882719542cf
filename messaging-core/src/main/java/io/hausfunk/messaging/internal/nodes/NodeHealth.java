// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.ClusterHealth;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The engine's {@link ClusterHealth}. */
record NodeHealth(UUID node, boolean joined, int members, int living, List<PeerHealth> peers, List<String> deviations)
        implements ClusterHealth {
    /** Copies the lists; refuses null. */
    NodeHealth {
        Objects.requireNonNull(node, "node");
        peers = List.copyOf(peers);
        deviations = List.copyOf(deviations);
    }

    /** How another node is heard. */
    record Heard(UUID node, Link link, Duration silence, long refused) implements ClusterHealth.PeerHealth {
        /** Refuses null. */
        Heard {
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(link, "link");
            Objects.requireNonNull(silence, "silence");
        }
    }
}
