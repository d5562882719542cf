// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How an engine is, for a host's health page. Holds ids and numbers only.
 *
 * @param state the worst of all
 * @param findings what is wrong, each in words for an administrator; empty if nothing is
 * @param cluster how it stands with other nodes; empty without a cluster
 */
public record Health(State state, List<String> findings, Optional<ClusterHealth> cluster) {
    /** Copies the list; refuses null. */
    public Health {
        Objects.requireNonNull(state, "state");
        findings = List.copyOf(findings);
        Objects.requireNonNull(cluster, "cluster");
    }

    /** What works. */
    public enum State {
        /** All of it. */
        UP,
        /** Everything is stored, read and heard, but some of it later than usual, or less protected than it should be. */
        DEGRADED,
        /** The store did not answer lately, or the engine is closed: nothing can be sent or read. */
        DOWN
    }
}
