// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * How a node stands with the others of its installation.
 * <p>The engine makes it. Later versions may add methods.
 */
public interface ClusterHealth {
    /** This node's id; a new one with every start. */
    UUID node();

    /** Whether it is part of a cluster, also of one by itself. */
    boolean joined();

    /** How many nodes the transport believes in, this one included. */
    int members();

    /** How many nodes the store knows to live, this one included. */
    int living();

    /** The other nodes. */
    List<PeerHealth> peers();

    /** Where the transport falls short of the strict configuration, in words for an administrator. */
    List<String> deviations();

    /** Whether every living node hears this one and is heard. */
    default boolean whole() {
        return joined()
                && peers().size() >= living() - 1
                && peers().stream().allMatch(peer -> peer.link() == Link.BOTH_WAYS);
    }

    /** Whether two nodes hear each other. */
    enum Link {
        /** They do. */
        BOTH_WAYS,
        /** The other is heard, but does not hear this one. */
        HEARD_ONLY,
        /** The store knows that it lives, but nothing is heard. */
        SILENT,
        /** There is no form of messages that both know. */
        OTHER_VERSION
    }

    /** Another node. */
    interface PeerHealth {
        /** Its id. */
        UUID node();

        /** Whether it is heard. */
        Link link();

        /** Since when it is silent. */
        Duration silence();

        /** How many of its frames did not open: other keys, or somebody who pretends to be it. */
        long refused();
    }
}
