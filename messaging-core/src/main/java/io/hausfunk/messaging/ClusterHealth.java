// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * How a node stands with the others of its installation.
 *
 * @param node this node's id; a new one with every start
 * @param joined whether it is part of a cluster, also of one by itself
 * @param members how many nodes the transport believes in, this one included
 * @param living how many nodes the store knows to live, this one included
 * @param peers the others
 * @param deviations in what the transport falls short of the strict configuration, in words for an administrator
 */
public record ClusterHealth(
        UUID node, boolean joined, int members, int living, List<PeerHealth> peers, List<String> deviations) {
    /** Copies the lists; refuses null. */
    public ClusterHealth {
        Objects.requireNonNull(node, "node");
        peers = List.copyOf(peers);
        deviations = List.copyOf(deviations);
    }

    /** Whether every living node hears this one and is heard. */
    public boolean whole() {
        return joined && peers.size() >= living - 1 && peers.stream().allMatch(peer -> peer.link() == Link.BOTH_WAYS);
    }

    /** Whether two nodes hear each other. */
    public enum Link {
        /** They do. */
        BOTH_WAYS,
        /** The other is heard, but does not hear this one. */
        HEARD_ONLY,
        /** The store knows that it lives, but nothing is heard. */
        SILENT,
        /** There is no form of messages that both know. */
        OTHER_VERSION
    }

    /**
     * Another node.
     *
     * @param node its id
     * @param link whether it is heard
     * @param silence since when it is silent
     * @param refused how many of its frames did not open: other keys, or somebody who pretends to be it
     */
    public record PeerHealth(UUID node, Link link, Duration silence, long refused) {
        /** Refuses null. */
        public PeerHealth {
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(link, "link");
            Objects.requireNonNull(silence, "silence");
        }
    }
}
