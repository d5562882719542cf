// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster;

import io.vertx.core.Vertx;
import java.util.List;

/** This node's membership in a cluster, from joining to leaving. */
public interface ClusterConnection extends AutoCloseable {
    /** The clustered Vert.x whose EventBus reaches the other nodes. Always the same one; closed with this connection. */
    Vertx vertx();

    /**
     * In what the running transport falls short of the strict configuration, each in words for an administrator, for health
     * and for the log at start; empty if in nothing.
     */
    List<String> deviations();

    /** How many nodes the transport believes to be there, this one included. Must not block. */
    int members();

    /**
     * Leaves, and lets go of everything that joining made; what the host gave stays open. Idempotent. Returns within 5
     * seconds, also when others do not answer; what could not be stopped until then is stopped in the background.
     */
    @Override
    void close();
}
